"""A quiz that stands alone, with an essay that somebody marks."""

WRITTEN = "Skriftliga uppgifter"

QUESTIONS = [
    {
        "slug": "fraga-beskriv-handelse",
        "kind": "essay",
        "category": WRITTEN,
        "text": (
            "Du hittar flygblad med hot mot en grupp människor i er entré. En ung person säger: ”Det var jag, men jag "
            "vågar inte sluta.” Vad gör du, i vilken ordning, och vem berättar du för? Skriv inga namn på riktiga "
            "personer."
        ),
        "marking_guide": (
            "Ett bra svar börjar med säkerheten här och nu. Den unga kan vara under 18 år, så orosanmälan görs genast. "
            "Chefen får veta samma dag och tar frågan om polisanmälan vidare. Samordnaren kontaktas, och blanketten "
            "fylls i utan namn. Ordningen mellan de sista stegen får variera."
        ),
        "criteria": [
            ("Frågar om det är fara just nu, och ringer 112 om det är det", 1),
            ("Gör en orosanmälan genast, utan att vänta på chef eller vårdnadshavare", 2),
            ("Berättar för chefen, som tar frågan om polisanmälan vidare", 1),
            ("Kontaktar samordnaren och fyller i blanketten så att ingen kan kännas igen", 1),
        ],
        "explanation": (
            "Flera steg i rutinen gäller på samma gång. Säkerheten kommer först, och orosanmälan väntar inte. De andra "
            "stegen tar ni tillsammans."
        ),
        "law": "L-ORO",
        "source": "Rutinen i Ekvalla",
    },
]

INDEX = {
    "slug": "kunskapstest",
    "title": "Kunskapstest",
    "intro": "Pröva vad du kan, när du vill. Ingen annan än du ser vad du svarar, utom i prov, som en bedömare läser.",
}
QUIZ = {
    "slug": "rutinen-i-egna-ord",
    "title": "Rutinen med egna ord",
    "description": (
        "Tre korta frågor och en uppgift där du skriver svaret själv. En bedömare läser det du svarar. Det är aldrig "
        "din egen chef."
    ),
    "minutes": 15,
    "pass_mark": 80,
    "answers_at_end": True,
    "exam_paper": True,
    "max_attempts": 3,
    "cool_down_hours": 24,
    "prevention_level": "general",
    "category": WRITTEN,
    "questions": [
        "fraga-nar-orosanmalan",
        "fraga-blankett-innehall",
        "fraga-vem-polisanmaler",
        "fraga-beskriv-handelse",
    ],
    "success_text": "Bra! Du kan beskriva rutinen så att en kollega förstår.",
    "fail_text": "Läs kommentaren och avsnittet ”Rutinen, steg för steg”. Du kan försöka igen efter ett dygn.",
    "bands": [],
}
