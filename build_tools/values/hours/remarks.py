"""Words on doors that do not decide whether it is open, and are kept beside the times as they stand."""

from __future__ import annotations

import re

from build_tools.values.clock import TIME as A_TIME

_TIME = re.sub(r"\(\?P<\w+>", "(?:", A_TIME)
_ENTERING = (
    r"(?:[入进][场馆园院校店内村]|取号|挂号|售票|检票|换票|发号|领号|叫号|放号|取票|购票|受理|收件|接单|点单|预约|登记"
    r"|接诊|参观|进入|办理|收费|收寄|检票)+"
)
_LAST_ENTRY = (
    rf"{_TIME}\s*(?:后|起|以后|之后)?(?:停止|截止|不再|谢绝){_ENTERING}|{_TIME}\s*(?:开始)?清[场馆园]"
    rf"|(?:(?:最晚|最后|最迟|末次|停止|截止){_ENTERING}|{_ENTERING}截止)(?:时间)?[\s:为是]*{_TIME}"
    rf"|(?:[闭关][馆园门]|结束|下班)?前\s*(?:\d+|半|一)\s*个?(?:分钟|小时)\s*(?:停止|截止){_ENTERING}"
    rf"|提前\s*(?:\d+|半|一)\s*个?(?:分钟|小时)\s*(?:停止|截止){_ENTERING}"
)
_AT_NOON = (
    r"(?:中午|午间)(?:不(?:休息?|关门|间断|打烊|停诊|停止|闭馆|下班)(?:服务|办公|营业)?"
    r"|(?:正常|照常|连续)(?:上班|办公|营业|服务|开放)|(?:有人|安排)*(?:值班|值守))|无午休|不午休"
)
BY_APPOINTMENT = re.compile(
    r"(?:均?需要?|请|须|仅限|实行)*(?:提前)?(?:一天)?(?:电话|网上)?预约(?:制|就诊|办理|服务|参观|开放)?"
)
# A make-up workday is one of Monday to Friday anyway.
_AT_WORK = (
    r"(?:国家|国定|法定)?调休(?:上班|工作|补班)?(?:的?(?:周末|双休日|周六日?|周日))?日?"
    r"(?:照常|正常|按(?:照)?(?:工作日|周一至周五))(?:上班|开放|营业|办公|服务|执行|安排)?"
)
REMARK = re.compile(rf"{_AT_WORK}|{_LAST_ENTRY}|{_AT_NOON}|免费(?:对外)?(?:开放)?|{BY_APPOINTMENT.pattern}")
# A name for the times that follow it.
LABEL = re.compile(
    r"(?:早餐|午餐|中餐|晚餐|早点|早饭|午饭|晚饭|夜宵|早市|午市|晚市|夜市|早高峰|晚高峰|夜间?门诊|白天|日间"
    r"|(?:午间|中午|夜间|错时|延时)*(?:错时|延时)服务)(?:供应)?(?:时间|时段)?"
    rf"(?=[:\s]*(?:{_TIME}))"
)
# What the whole text is about; words that could be about days or rest are none.
_NO_SUBJECT = (
    "(?![停休闭关封禁管限不无非除平其余他最末约节假期庆旦清季月旬周日天午早晚夜初每逢单双隔农历春夏秋冬寒暑雨雪"
    "一二三四五六七八九十百修护盘消习维改调撤迁移截自即从到至拒谢缓误高温风原拟暂]"
    "|取消|礼拜|星期|急诊|临时|年[底初末中度]|[全今明去每]年|延长|开[门馆园市])"
)
HEADING = re.compile(
    rf"\s*((?:{_NO_SUBJECT}[\u4e00-\u9fff]){{2,8}}?)(?:(?:时间|时段)[:\s]*|:|\s+(?=周|星期|礼拜|每|工作日|双休|\d))"
    r"(?=[\s\S]*\d)"
)
HEADING_OF_A_DAY = re.compile(
    r"\s*([\u4e00-\u9fff]{0,8}(?:接待|接种|门诊|义诊|服务|咨询|值班|开放|活动|便民)日)[:\s]+(?=[每周\d])"
)
