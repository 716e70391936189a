"""What a unit in Ekvalla talks about at its meeting (APT), in two versions. All people are invented."""

PREPARATION = [
    (
        "text",
        "<p>Räkna med fem minuter.</p>"
        "<ul>"
        "<li>Be samordnaren om en mening ur kommunens lägesbild som berör er och som ni får tala om.</li>"
        "<li>Ta med rutinbladet, ett till varje bord.</li>"
        "<li>Välj vilket av de två fallen ni börjar med. Hinner ni bara ett gör det inget.</li>"
        "<li>Börja mötet med att påminna om sekretessen: Vi nämner inga namn, och vi berättar inget som gör "
        "att någon går att känna igen. Det gäller brukare, elever, anhöriga och kollegor.</li>"
        "</ul>",
    ),
    (
        "action",
        {
            "text": (
                "<p>Är någon orolig för en viss person? Ta det efteråt, enskilt och enligt rutinen. Det hör "
                "inte hemma på mötet.</p>"
            )
        },
    ),
]

WARM_UP = (
    "fact",
    {
        "title": "Börja här: åsikten är fri, våldet är det inte",
        "text": (
            "<p>Man får tycka nästan vad som helst i Sverige. Det är när någon använder våld för en idé, hotar "
            "med det eller uppmuntrar andra till det som vi talar om våldsbejakande extremism.</p>"
            "<p>Låt alla tänka tyst i en minut: När märkte du senast att någon drog sig undan?</p>"
        ),
    },
)

HOME_CARE = (
    "case",
    {
        "title": "Barnbarnet vid köksbordet",
        "text": (
            "<p>Du hjälper Göta med frukosten tre gånger i veckan. Sedan i vintras bor hennes barnbarn hos "
            "henne. Han är i tjugoårsåldern, sover om dagarna och har slutat hälsa.</p>"
            "<p>En morgon ligger det en hög klistermärken på köksbordet. Göta viker undan blicken. ”Han har fått "
            "nya vänner”, säger hon. ”De säger att det snart är krig, och att man måste välja sida.”</p>"
            "<p>Vad gör du nu? Vad säger du till Göta, och vem berättar du för?</p>"
        ),
    },
)

SCHOOL = (
    "case",
    {
        "title": "Tyst i grupprummet",
        "text": (
            "<p>Du är fritidsledare. En flicka i åttan brukade alltid stanna och prata. Nu kommer hon sent, går "
            "tidigt och filmar de andra när hon tror att ingen ser.</p>"
            "<p>I dag säger hon till en yngre pojke att sådana som han inte hör hemma här, och att han ska få se. "
            "Han skrattar bort det. Du ser att han är rädd.</p>"
            "<p>Vad gör du med en gång? Vad kan vänta till i morgon, och vem behöver veta?</p>"
        ),
    },
)

RECEPTION = (
    "case",
    {
        "title": "Lappen under dörren",
        "text": (
            "<p>När du öppnar på morgonen ligger en lapp innanför dörren till kontoret. Någon har skrivit att "
            "ni förråder folket och att ni ska stå till svars. Ingen har skrivit under.</p>"
            "<p>Din kollega tycker att ni ska slänga lappen och inte göra någon sak av det. Ni öppnar om tio "
            "minuter.</p>"
            "<p>Vad gör ni med lappen? Vem ringer ni först, och vem bestämmer om det ska polisanmälas?</p>"
        ),
    },
)

QUESTIONS = [
    "Var skulle vi kunna möta det här hos oss?",
    "Vem berättar vi för först, och vem om den personen är ledig?",
    "Vem bestämmer om en polisanmälan i vår enhet?",
    "Vad gör vi när någon av oss blir hotad?",
    "Vad behöver vi för att känna oss säkra: kunskap, rutiner eller något i lokalen?",
]

IMPROVEMENT = (
    "Kom överens om en enda sak som ni ska göra annorlunda, till exempel att rutinbladet sätts upp i personalrummet "
    "eller att två får i uppgift att följa med vid svåra samtal. Bestäm vem som ser till att det blir av och när ni "
    "frågar hur det gick. Skriv upp det där ni brukar skriva sådant. I Rustad sparas det inte."
)

MATERIAL = {
    "slug": "apt-samtal",
    "title": "APT-samtal om våldsbejakande extremism",
    "lead": "Ett samtal på 30–45 minuter för hela arbetsgruppen. Du som är chef leder det en gång om året.",
    "preparation": PREPARATION,
    "questions": QUESTIONS,
    "improvement": IMPROVEMENT,
    "versions": [
        {"published": "2024-01-15", "note": "", "body": [WARM_UP, HOME_CARE, SCHOOL]},
        {
            "published": "2025-01-13",
            "note": "Nytt andra fall, om ett anonymt hot mot arbetsplatsen. Fallet från fritidsgården har utgått.",
            "body": [WARM_UP, HOME_CARE, RECEPTION],
        },
    ],
}
