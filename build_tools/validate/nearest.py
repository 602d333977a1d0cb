"""Which field was probably meant by a word that names none."""

from __future__ import annotations

import difflib

from build_tools.kinds.fields import Model
from build_tools.validate.shape import fields_by_key, shape_of
from build_tools.values.fold import fold


def nearest(typed: str, model: type[Model]) -> str:
    """The field that was probably meant, else all there are."""
    known = fields_by_key(model)
    word = fold(typed).strip(" “”\"'")
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    guess = _MEANT.get(word) or next((key for key in known if len(key) > 1 and (key in word or word in key)), None)
    label = next((known[key].label for key in (guess, *near) if key in known), None)
    if label:
        return f"你是不是想写“{label}”？"
    return f"这里可以写：{'、'.join(shape.label for shape in shape_of(model).values())}。"


_MEANT = {
    "联系电话": "电话", "手机": "电话", "座机": "电话", "tel": "电话", "phone": "电话", "热线": "电话",
    "地址": "位置", "地点": "位置", "address": "位置",
    "开放时间": "时间", "营业时间": "时间", "服务时间": "时间", "办公时间": "时间", "opening_hours": "时间",
    "姓名": "名称", "标题": "名称", "title": "标题", "别名": "又名", "说明": "简介", "介绍": "简介",
    "内容": "简介", "小区": "适用范围", "范围": "适用范围", "网站": "链接", "网址": "链接",
    "date": "发布", "day": "发布", "deadline": "失效", "expires": "失效", "time": "时间", "mobile": "电话",
    "日期": "发布", "分类": "类别", "类型": "类别", "有效期": "失效", "截止": "失效", "到期": "失效",
    "核实": "核对", "更新": "核对", "来源": "依据", "出处": "依据", "班车": "发车", "时刻表": "时刻",
}  # fmt: skip
