"""Contacts to save (vCard): one of each record with a number, and one file of all that a 居委's people need.

Version 3.0 (RFC 2426), in UTF-8: the newest that the address books of Android, HarmonyOS and
iOS all read; Android and most makers' own programs skip or garble 4.0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from build_tools.derive.contact import Contact, contact_of
from build_tools.derive.essentials import essentials_in
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Record
from build_tools.output import Draft, Made, Output, key_of
from build_tools.render.addresses import address_of, all_contacts_of, contact_file_of
from build_tools.render.home import always_of
from build_tools.render.twin import Twin

_LONGEST = 75  # octets of a line before it is folded


class Say(NamedTuple):
    """Words of contacts in a language: how they are said, which folder a page lies in, what stands for both."""

    say: Callable[[str], str]
    folder_of: Callable[[str], str]
    digest: str


_AS_WRITTEN = Say(str, lambda _: "", "")


def contact_outputs(snapshot: Snapshot, twins: Sequence[Twin], version: str) -> Iterator[Output]:
    """Yield the contacts of every record that is in use, and those of every 居委 together, in each language."""
    directory = snapshot.directory
    site, address = directory.settings.name, directory.settings.address or ""
    says = [(twin, Say(_each_line_by(twin), partial(_folder_of, twin), twin.digest)) for twin in twins]

    def outputs(path: str, records: Iterable[Record]) -> Iterator[Output]:
        chosen = tuple(dict.fromkeys(record for record in records if record.numbers_to_call))
        for folder, say in (("", _AS_WRITTEN), *((twin.folder, say) for twin, say in says if path in twin.files)):
            key = partial(key_of, version, site, address, path, chosen, say.digest)
            yield Output(folder + path, partial(_draft, key, partial(_file, chosen, site, address, say)))

    for record in directory.records:
        if record.numbers_to_call and snapshot.is_listed(record):
            yield from outputs(contact_file_of(record), [record])
    essentials_of = essentials_in(directory)
    for committee in directory.committees():
        answers = (answer for _, answer in essentials_of(committee) if answer)
        below = (record for unit in directory.below(committee.id) for record in directory.own(unit.id))
        own = (*directory.own(committee.id), *below)
        records = (*answers, *(entry for entry in own if isinstance(entry, Record)), *always_of(directory))
        yield from outputs(all_contacts_of(committee), (record for record in records if snapshot.is_listed(record)))


def _each_line_by(twin: Twin) -> Callable[[str], str]:
    return lambda text: "\n".join(map(twin.say_one, text.split("\n")))


def _folder_of(twin: Twin, page: str) -> str:
    return twin.folder if twin.is_there(page) else ""


def _draft(key: Callable[[], str], make: Callable[[], Made]) -> Draft:
    return Draft(key(), make)


def _file(records: tuple[Record, ...], site: str, address: str, say: Say) -> Made:
    pages = ((contact_of(record), address_of(record)) for record in records)
    cards = ((contact, address and address + say.folder_of(page) + page) for contact, page in pages if contact)
    return Made(b"".join(_card(_said(contact, say.say), say.say(site), page) for contact, page in cards))


def _said(contact: Contact, say: Callable[[str], str]) -> Contact:
    numbers = tuple(number._replace(label=say(number.label)) for number in contact.numbers)
    return Contact(contact.id, say(contact.name), numbers, say(contact.address), say(contact.note))


def _card(contact: Contact, site: str, page: str) -> bytes:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_text(contact.name)}", f"N:{_text(contact.name)};;;;"]
    lines.append(f"ORG:{_text(site)}")
    for count, number in enumerate(contact.numbers, 1):
        lines.append(f"item{count}.TEL;TYPE=WORK,VOICE:{_text(number.dialled)}")
        if number.label:
            lines.append(f"item{count}.X-ABLabel:{_text(number.label)}")
    if contact.address:
        lines.append(f"ADR;TYPE=WORK:;;{_text(contact.address)};;;;")
    if contact.note:
        lines.append(f"NOTE:{_text(contact.note)}")
    if page:
        lines += [f"URL:{page}", f"UID:{page}"]
    return b"".join(_folded(line) + b"\r\n" for line in (*lines, "END:VCARD"))


def _text(text: str) -> str:
    """Escaped as in iCalendar, whose lines vCard shares."""
    from icalendar import vText  # noqa: PLC0415 - slow to import

    return vText(text).to_ical().decode()


def _folded(line: str) -> bytes:
    if len(line.encode()) <= _LONGEST:
        return line.encode()
    from icalendar.parser import Contentline  # noqa: PLC0415 - slow to import

    return bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]
