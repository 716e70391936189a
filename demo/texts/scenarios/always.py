"""The two acts that the routine asks for in every case."""

from scenarios.document import Act

COORDINATOR = Act(
    key="samordnare",
    title="Kontakta samordnaren",
    card="Kontakta samordnaren så snart du kan. Säg inte vem det gäller.",
    contact="samordnare",
)
FORM = Act(
    key="blankett",
    title="Skicka den avidentifierade blanketten",
    card="Fyll i den avidentifierade blanketten. Inga namn, inga adresser.",
    contact="samordnare",
)
