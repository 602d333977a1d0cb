"""What a date is in China: a day off, a make-up workday, an ordinary day, or not announced yet."""
