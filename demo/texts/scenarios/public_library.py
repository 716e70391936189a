"""Stickers on the door of a library, and a few days later a threat at the desk."""

from demo.texts.scenarios.always import FORM
from demo.texts.scenarios.building import (
    NOTICE,
    choice,
    choice_id,
    information,
    outcome,
    question,
    step_id,
    walkthrough,
    with_ids,
)
from scenarios.document import DANGER, RIGHT, WRONG, Act, Rule, Scenario

SLUG = "bibliotek"

ACTS = (
    Act(
        key="dokumentera",
        title="Skriv upp vad du har hittat",
        card="Skriv upp plats, tid och motiv. Ta sedan bort det enligt er rutin.",
    ),
    Act(
        key="chef",
        title="Säg till din chef",
        card="Säg till din chef samma dag. Lägg inte ut något på nätet.",
        contact="narmaste-chef",
    ),
    Act(
        key="polisbeslut",
        title="Ta frågan om polisanmälan till chefen",
        card="Kan det vara ett brott? Ta det till din chef. Chefen tar reda på vem som beslutar.",
        when=("crime:yes",),
        because="det kan handla om ett brott",
        contact="narmaste-chef",
        decides="enhetschef",
    ),
    Act(
        key="ia",
        title="Anmäl i IA",
        card="Blev du hotad eller skadad? Anmäl i IA samma dag. Tala med skyddsombudet.",
        when=("staff:yes",),
        because="du har blivit hotad i arbetet",
        contact="ia-skyddsombud",
    ),
    Act(
        key="stod",
        title="Ta emot stöd",
        card="Ta emot stöd efteråt. Du ska inte bära det själv.",
        when=("staff:yes",),
        because="du har blivit hotad i arbetet",
        contact="narmaste-chef",
    ),
    Act(
        key="samordnare",
        title="Kontakta samordnaren",
        card="Kontakta samordnaren så snart du kan. Vänta inte på årets enkät.",
        contact="samordnare",
    ),
    FORM,
)

STEPS = with_ids(
    SLUG,
    (
        question(
            "C1",
            "Vad gör du med det du har hittat?",
            """
            På entrédörren sitter klistermärken med vit makt-budskap. Någon har stuckit in flygblad bland tidningarna.
            Du öppnar om tjugo minuter, och där ute väntar redan några besökare.
            """,
            choice(
                "riv-ner",
                "Riv ner allt och släng det, ju mindre uppmärksamhet desto bättre",
                to="C1c",
                verdict=WRONG,
            ),
            choice(
                "dokumentera",
                "Skriv upp plats, tid och motiv, ta bort det och säg till chefen",
                to="C2",
                verdict=RIGHT,
                feedback="""
                Nu finns händelsen kvar, fast klistermärkena är borta. Du behöver inte förstå vad varje tecken betyder.
                Det räcker att du beskriver det.

                Ta bort det på det sätt som er rutin säger. Chefen kan se om samma sak har hänt förut.
                """,
                acts=("dokumentera", "chef"),
            ),
            choice(
                "sociala-medier",
                "Lägg ut en bild i bibliotekets flöde och visa att ni tar avstånd",
                to="C1b",
                verdict=WRONG,
            ),
            is_start=True,
        ),
        information(
            "C1b",
            "En bild sprider budskapet",
            """
            Du vill visa var biblioteket står, och det är en fin tanke. Men bilden för budskapet till många fler än dem
            som går förbi dörren. Den kan också leda till hot mot dig och dina kollegor.

            Skriv upp plats, tid och motiv. Ta bort det enligt er rutin och säg till din chef. Ska biblioteket säga
            något utåt är det chefens sak.
            """,
            "Skriv upp det och säg till chefen",
            to="C2",
            acts=("dokumentera", "chef"),
        ),
        information(
            "C1c",
            "Ta bort det, men glöm det inte",
            """
            Du vill att besökarna ska slippa se det, och bort ska det. Men slänger du allt försvinner också händelsen.
            Då kan ingen se om samma sak har hänt på tre ställen den veckan.

            Skriv upp plats, tid och motiv medan du minns, och säg till din chef.
            """,
            "Skriv upp det och säg till chefen",
            to="C2",
            acts=("dokumentera", "chef"),
        ),
        question(
            "C2",
            "Kan det vara ett brott?",
            """
            Din chef kommer, och ni läser ett av flygbladen tillsammans. Där står att en grupp människor inte ska få
            leva här. Limmet från klistermärkena har förstört lacken på dörren.

            ”Är det här något för polisen?” undrar en kollega.
            """,
            choice(
                "asikter",
                "Nej, det är åsikter, och biblioteket ska värna det fria ordet",
                to="C2b",
                verdict=WRONG,
            ),
            choice(
                "chefen-bedomer",
                "Kanske, chefen bedömer det och tar reda på vem som får besluta",
                to="C3",
                verdict=RIGHT,
                feedback="""
                Ni behöver inte veta om det är ett brott. Vid misstanke ska polisanmälan alltid övervägas. Här kan det
                till exempel gälla hets mot folkgrupp eller skadegörelse.

                Vem som får besluta står i delegationsordningen. Chefen tar reda på det, och på om sekretess hindrar.
                """,
                acts=("polisbeslut",),
                facts=("crime:yes",),
            ),
            laws=("L-POLIS",),
            decides="enhetschef",
        ),
        information(
            "C2b",
            "Ställ alltid frågan om polisanmälan",
            """
            Du värnar det fria ordet, och det gör biblioteket rätt i. Åsikter är fria. Men sättet att uttrycka dem kan
            vara ett brott, till exempel hets mot folkgrupp. Den förstörda lacken kan vara skadegörelse.

            Vid misstanke om brott ska polisanmälan alltid övervägas. Chefen bedömer det och tar reda på vem som får
            besluta. Om det är ett brott avgör polis, åklagare och domstol.
            """,
            "Låt chefen ta frågan vidare",
            to="C3",
            acts=("polisbeslut",),
            laws=("L-POLIS",),
            facts=("crime:yes",),
        ),
        question(
            "C3",
            "Vad gör du nu?",
            """
            På torsdagen kommer två män fram till disken. Du har aldrig sett dem förut. ”Det var du som tog ner våra
            märken”, säger den ene och lutar sig fram. ”Vi vet var du bor.”

            Du är ensam i lokalen med några besökare. En kollega sitter i rummet bakom.
            """,
            choice(
                "sok-trygghet",
                "Gå in till kollegan, ring 112 om de är kvar och kalla på chefen",
                to="C4",
                verdict=RIGHT,
                feedback="""
                Din säkerhet går före allt annat. Du behöver varken svara eller förklara dig. Sätt dig i säkerhet, se
                till att ni är flera och ring 112 om hotet pågår. Ring även om du är osäker.

                Har de hunnit gå berättar du ändå för chefen direkt.
                """,
            ),
            choice(
                "sta-kvar",
                "Stå kvar och säg lugnt att du inte tänker låta dig skrämmas av dem",
                to="C3b",
                verdict=DANGER,
            ),
            laws=("L-112", "L-IA"),
            facts=("staff:yes", "danger:yes"),
        ),
        information(
            "C3b",
            "Din säkerhet går före allt",
            """
            Det är modigt tänkt, och det är svårt att backa på sin egen arbetsplats. Men du vet inte vad de tänker
            göra. Svarar du emot kan det bli farligare, både för dig och för besökarna.

            Gå in till kollegan. Ring 112 om de är kvar, och kalla på chefen. Du behöver inte vinna över dem.
            """,
            "Sätt dig i säkerhet",
            to="C4",
            laws=("L-112",),
        ),
        question(
            "C4",
            "Vad gör du efteråt, samma dag?",
            """
            Männen har gått. Dina händer skakar, men du sätter dig vid disken igen. ”Gick det bra?” frågar kollegan.
            ”Jo då”, säger du.

            Om en timme är ditt pass slut.
            """,
            choice(
                "fikarummet",
                "Berätta i fikarummet, det brukar räcka att få prata av sig med kollegorna",
                to="C4b",
                verdict=WRONG,
            ),
            choice(
                "ia-och-stod",
                "Anmäl i IA, tala med chef och skyddsombud och ta emot stöd",
                to="C5",
                verdict=RIGHT,
                feedback="""
                Ett hot i arbetet är ett tillbud och kan vara en arbetsskada. När det finns i IA kan arbetsgivaren
                utreda det och planera så att det inte händer igen. Skyddsombudet kan hjälpa dig.

                Be chefen ta upp frågan om polisanmälan av hotet. Och säg ja till stöd, även om du tycker att du klarar
                dig.
                """,
                acts=("ia", "stod"),
            ),
            laws=("L-IA",),
            facts=("danger:no",),
        ),
        information(
            "C4b",
            "Hot hör inte till jobbet",
            """
            Det är bra att du berättar, och kollegor betyder mycket. Men i fikarummet stannar det. Ett hot är ett
            tillbud och kan vara en arbetsskada. Arbetsgivaren måste få veta för att kunna göra något.

            Anmäl i IA i dag. Tala med chefen och skyddsombudet, och ta emot stöd. Be chefen ta upp frågan om
            polisanmälan av hotet.
            """,
            "Anmäl i IA och ta emot stöd",
            to="C5",
            acts=("ia", "stod"),
            laws=("L-IA",),
        ),
        question(
            "C5",
            "Hur förs informationen vidare?",
            """
            Du har fått prata med någon och sovit en natt. Chefen har tagit frågan om polisanmälan vidare till den som
            beslutar. På anslagstavlan sitter en lapp om kommunens enkät. Om några månader ska alla enheter berätta om
            årets händelser.
            """,
            choice(
                "samordnare-blankett",
                "Kontakta samordnaren nu och fyll i blanketten, utan namn",
                to="C_OK",
                verdict=RIGHT,
                feedback="""
                Ju tidigare samordnaren får veta, desto lättare är det att se ett mönster och ge er råd.

                Skriv vad som hände, var och när, men inget som visar vem någon är. Blanketten ersätter varken
                polisanmälan eller anmälan i IA.
                """,
                acts=("samordnare", "blankett"),
            ),
            choice(
                "enkaten",
                "Spara händelserna till enkäten, så kommer allt på en gång",
                to="C5b",
                verdict=WRONG,
            ),
            laws=("L-BLANKETT",),
        ),
        information(
            "C5b",
            "Vänta inte på enkäten",
            """
            Det är bra att ni samlar på er händelserna, för enkäten blir bättre då. Men det dröjer flera månader. Till
            dess kan samma sak hända på fritidsgården intill, utan att någon ser sambandet.

            Kontakta samordnaren så snart du kan och fyll i blanketten utan namn. Enkäten svarar ni på ändå.
            """,
            "Kontakta samordnaren och fyll i blanketten",
            to="C_OK",
            acts=("samordnare", "blankett"),
        ),
        outcome(
            "C_OK",
            "Ni har tagit hand om händelsen, och om dig",
            """
            Klistermärkena är borta, hotet är anmält i IA och du har fått stöd. Samordnaren vet, och det du skrev kan
            hjälpa nästa arbetsplats.

            Ta med en fråga till nästa APT: Hur ser vår entré ut, och vart går vi om någon blir hotfull?
            """,
            contacts=("narmaste-chef", "ia-skyddsombud", "sakerhetschef", "samordnare"),
        ),
    ),
)

LIBRARY = Scenario(
    title="Klistermärkena på dörren",
    role="Du är bibliotekarie på ett bibliotek i Ekvalla.",
    introduction=(
        "Det är tisdag morgon, och du är först på plats. Biblioteket ligger mitt på torget, och dit är alla välkomna. "
        "Det som händer nu kunde lika gärna ha hänt på en fritidsgård, i en reception eller på arbetsmarknadsenheten."
    ),
    card_title="Propaganda eller hot på arbetsplatsen",
    notice=NOTICE,
    work_types=("bibliotek", "fritid", "arbetsmarknad", "administration"),
    facts=("danger:no", "child:no", "staff:no", "identity:no"),
    minutes=10,
    acts=ACTS,
    steps=STEPS,
    walkthroughs=(
        walkthrough(
            SLUG,
            STEPS,
            "Utan misstag",
            C1="dokumentera",
            C2="chefen-bedomer",
            C3="sok-trygghet",
            C4="ia-och-stod",
            C5="samordnare-blankett",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Försöker klara det själv men rättar sig",
            C1="riv-ner",
            C2="asikter",
            C3="sta-kvar",
            C4="fikarummet",
            C5="enkaten",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Lägger ut en bild men rättar sig",
            C1="sociala-medier",
            C2="chefen-bedomer",
            C3="sok-trygghet",
            C4="ia-och-stod",
            C5="samordnare-blankett",
        ),
    ),
    rules=(
        Rule(passes="act:polisbeslut"),
        Rule(given=choice_id(SLUG, "C3", "sta-kvar"), passes=step_id(SLUG, "C3b")),
        Rule(given=step_id(SLUG, "C3"), passes="act:ia"),
        Rule(passes="act:blankett"),
    ),
)
