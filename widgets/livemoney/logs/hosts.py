"""Whose gifts count: those that went to the host, not those that went to a co-host."""

from __future__ import annotations

from collections import Counter

from livemoney.logs.collect import Events, GiftRow

__all__ = ["to_host"]


def to_host(
    events: Events, gifts: list[GiftRow], host: str | None, notes: list[str]
) -> tuple[list[GiftRow], list[GiftRow], str]:
    """Divide the gifts into the host's and a co-host's, and say how the host was known.

    Parameters
    ----------
    host : str, optional
        Handle or id of the host, if the reader knows it.
    notes : list of str
        Where a guess is told.
    """
    recipients = Counter(row.recipient for row in gifts if row.recipient >= 0)
    if host is None:
        ours, known = _found(events, recipients, notes)
    else:
        ours, known = _given(events, recipients, host, notes)
    if ours is None:
        return gifts, [], known
    mine = [row for row in gifts if row.recipient < 0 or row.recipient in ours]
    others = [row for row in gifts if not (row.recipient < 0 or row.recipient in ours)]
    return mine, others, known


def _given(
    events: Events, recipients: Counter[int], host: str, notes: list[str]
) -> tuple[set[int] | None, str]:
    """The given host's codes, None where every gift counts as the host's."""
    wanted = host.strip().removeprefix("@").casefold()
    codes = {
        code
        for code, (user_id, handle) in enumerate(zip(events.ids, events.handles, strict=True))
        if wanted in (user_id.casefold(), handle.casefold())
    }
    if codes & set(recipients) or (codes and not recipients):
        return codes, "given"
    comparable = events.ids if wanted.isdecimal() else events.handles
    if recipients and all(comparable[code] for code in recipients):
        notes.append("No gift in the file went to the given host.")
        return set(), "given; no gift names that account"
    if len(recipients) > 1:
        notes.append(
            "No gift names the given host. The account that received most gifts is taken for "
            "the host; give its id as host= if that is wrong."
        )
        likeliest = {recipients.most_common(1)[0][0]}
        return likeliest, "given, but no gift names that account; taken from most gifts"
    return None, "given"


def _found(
    events: Events, recipients: Counter[int], notes: list[str]
) -> tuple[set[int] | None, str]:
    """The codes of the host that the file names, None where every gift counts as the host's."""
    if events.hosts:
        most = max(events.hosts.values())
        codes = {code for code, count in events.hosts.items() if count == most}
        if codes & set(recipients) or not recipients:
            return codes, "found in the file"
        # Known by handle alone while gifts name ids.
    if not recipients:
        return None, ("not named; the file names no recipient, so every gift counts as the host's")
    if len(recipients) == 1:
        return None, "not named; all gifts went to one account"
    notes.append(
        f"Gifts went to {len(recipients)} accounts. The one that received most gifts is taken "
        "for the host; give host= to say who it is."
    )
    return {recipients.most_common(1)[0][0]}, "not named; taken from most gifts"
