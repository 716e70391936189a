"""Letters to those who look after pages and facts: once when one is due within 30 days, and once when it is overdue."""

from content.review.dated import dated
from organisation.role_owners import holders_of_all
from tracking.models import Notice, NoticeKind


class Reviews:
    """What is to be looked at as of one day, and by whom: the holders of its role, or else the coordinators.

    A dozen queries, however much there is and however many persons.
    """

    def __init__(self, on):
        self.on = on
        self.by_key = {one.key: one for one in dated(on)}
        self.holders = holders_of_all(on)

    def notices(self, at):
        """A Notice for each person and thing; written before, it is written no more."""
        rows = [(one, person) for one in self.by_key.values() for person in sorted(self.persons_of(one))]
        return [
            Notice(
                person_id=person,
                kind=self.kind_of(one),
                about=one.key,
                due_on=one.next_on,
                made_at=at,
                not_before=at,
            )
            for one, person in rows
        ]

    def kind_of(self, one):
        return NoticeKind.REVIEW_OVERDUE if one.is_overdue(self.on) else NoticeKind.REVIEW_SOON

    def persons_of(self, one):
        return self.holders.get(one.owner_role_id) or self.holders[None]

    def still(self, notice):
        """The Dated that the notice is about, if all that it says still holds; None otherwise."""
        one = self.by_key.get(notice.about)
        if one is None or one.next_on != notice.due_on or self.kind_of(one) != notice.kind:
            return None
        return one if notice.person_id in self.persons_of(one) else None
