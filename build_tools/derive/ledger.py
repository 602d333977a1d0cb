"""民情台账 in sum: how many matters, how far they are, how long they took, and who was asked afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.kinds.issue import Issue, Progress
from build_tools.values.share import share


def totals_of(issues: Sequence[Issue]) -> tuple[str, ...]:
    """A sentence each; rates as n/N with the percentage beside, nothing where there is nothing to count."""
    if not issues:
        return ()
    counts = {step: sum(issue.progress is step for issue in issues) for step in Progress}
    steps = "、".join(f"{step} {count} 件" for step, count in counts.items() if count)
    said = [f"共提了 {len(issues)} 件：{steps}。"]
    days = sorted((issue.resolved_on - issue.raised_on).days for issue in issues if issue.resolved_on)
    if days:
        took = f"最快 {days[0]} 天，最慢 {days[-1]} 天" if days[0] < days[-1] else f"用了 {days[0]} 天"
        said.append(f"有结果的 {share(len(days), len(issues))}，{took}。")
    answers = [issue.revisit.satisfied for issue in issues if issue.revisit and issue.revisit.satisfied is not None]
    if answers:
        said.append(f"回访过的里面满意 {share(sum(answers), len(answers))}。")
    return tuple(said)
