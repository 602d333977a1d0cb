"""A card as a job for a print shop: sheets, 印刷说明单 and 印前检查单 in one folder."""
