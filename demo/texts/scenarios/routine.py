"""The routine of Ekvalla, question by question. Every path through it is right: which one depends on the case."""

from demo.texts.roles import WORK_TYPES
from demo.texts.scenarios.always import COORDINATOR, FORM
from demo.texts.scenarios.building import (
    NOTICE,
    action,
    choice,
    choice_id,
    information,
    outcome,
    question,
    step_id,
    walkthrough,
    with_ids,
)
from scenarios.document import RIGHT, Act, Rule, Scenario

SLUG = "rutin"

ACTS = (
    Act(
        key="larm112",
        title="Ring 112",
        card="Är det fara just nu? Ring 112. Ta dig själv och andra i säkerhet.",
        when=("danger:yes",),
        because="det är fara just nu",
        contact="larm-112",
    ),
    Act(
        key="orosanmalan",
        title="Gör en orosanmälan genast",
        card="Kan personen vara under 18 år? Anmäl oro genast. En misstanke räcker.",
        when=("age:under18", "age:unknown"),
        because="personen är eller kan vara under 18 år",
        contact="mottagning-barn",
    ),
    Act(
        key="anmalan18",
        title="Anmäl till socialtjänsten när sekretessen tillåter",
        card="Är personen vuxen? Kolla sekretessen innan du berättar. Chefen avgör.",
        required=False,
        contact="mottagning-vuxen",
        decides="enhetschef",
    ),
    Act(
        key="samtycke_fragat",
        title="Fråga om samtycke och erbjud stöd",
        card="Hindrar sekretessen? Fråga personen om lov. Erbjud stöd ändå.",
        required=False,
        contact="sig-vuxen",
    ),
    Act(
        key="beslutsfattare",
        title="Ta reda på vem som beslutar om polisanmälan",
        card="Kan det vara ett brott? Gå till din chef. Ta reda på vem som beslutar om polisanmälan.",
        when=("crime:yes",),
        because="det kan handla om ett brott",
        contact="narmaste-chef",
        decides="enhetschef",
    ),
    Act(
        key="polisanmalan",
        title="Se till att polisanmälan görs",
        card="Får ni berätta för polisen? Se till att polisanmälan görs. Den som får besluta gör det.",
        required=False,
        contact="polisen-11414",
        decides="enhetschef",
    ),
    Act(
        key="jurist",
        title="Fråga kommunjuristen utan att säga vem det gäller",
        card="Är ni osäkra på sekretessen? Fråga kommunjuristen. Säg inte vem det gäller.",
        required=False,
        contact="kommunjurist",
    ),
    COORDINATOR,
    FORM,
    Act(
        key="ia",
        title="Anmäl i IA",
        card="Blev någon hotad eller skadad i arbetet? Anmäl i IA. Be om stöd.",
        when=("staff:yes",),
        because="du eller en kollega har blivit utsatt",
        contact="ia-skyddsombud",
    ),
)

STEPS = with_ids(
    SLUG,
    (
        information(
            "R0",
            "Något har gjort dig orolig",
            """
            Det kan gälla en person. Det kan också gälla en händelse, till exempel klotter, flygblad eller ett hot, som
            kan ha med våldsbejakande extremism att göra.

            Du behöver inte vara säker. Gå igenom alla frågor, även när du tror att du vet svaret. En och samma
            händelse kan leda till en orosanmälan, en polisanmälan och ett samtal med samordnaren.
            """,
            "Börja",
            to="R1",
            is_start=True,
        ),
        question(
            "R1",
            "Är det fara just nu?",
            """
            Tänk på människors liv och hälsa, och på egendom. Tänk på din egen säkerhet också.
            """,
            choice(
                "ja",
                "Ja, någon eller något är i fara",
                to="A_112",
                verdict=RIGHT,
                feedback="Då kommer larmet först. Resten av rutinen kan vänta tills alla är trygga.",
                facts=("danger:yes",),
            ),
            choice(
                "nej",
                "Nej, inte just nu",
                to="R2",
                verdict=RIGHT,
                feedback="Då hinner du tänka efter. Ändras läget ringer du 112.",
                facts=("danger:no",),
            ),
            laws=("L-NOD", "L-112"),
        ),
        action(
            "A_112",
            "Ring 112",
            """
            Ta dig själv och andra i säkerhet. Ring 112 och berätta vad som händer och var. Ring även om du är osäker.

            När någons liv eller hälsa är i fara kan det vara tillåtet att berätta sådant som du annars har
            tystnadsplikt om. Det kallas nöd, och en domstol avgör i efterhand om det var rätt. Därför gäller det bara
            vid verklig fara.

            Berätta för din chef så snart du kan.
            """,
            to="R2",
            acts=("larm112",),
            laws=("L-NOD", "L-112"),
            contacts=("larm-112",),
        ),
        question(
            "R2",
            "Gäller det en person?",
            """
            Det kan vara någon du känner till, eller någon som kan gå att hitta. Ibland finns det bara en händelse, som
            ett klistermärke på en dörr.
            """,
            choice(
                "ja",
                "Ja, det gäller en person",
                to="R3",
                verdict=RIGHT,
                feedback="Då behöver du veta åldern. Den avgör vad du ska göra och vad du får berätta.",
            ),
            choice(
                "nej",
                "Nej, det är en händelse utan känd person",
                to="R5",
                verdict=RIGHT,
                feedback="Då finns det ingen att anmäla oro för. Men händelsen är viktig ändå, så gå vidare.",
                facts=("identity:no",),
            ),
        ),
        question(
            "R3",
            "Hur gammal är personen?",
            """
            Åldern behöver inte vara exakt. Det viktiga är om personen är under 18 år, eller kan vara det.
            """,
            choice(
                "under-18",
                "Under 18 år",
                to="A_ORO",
                verdict=RIGHT,
                feedback="För den som är under 18 år ska oron anmälas genast. Ingen behöver ge sitt samtycke.",
                facts=("age:under18",),
            ),
            choice(
                "vuxen",
                "18 år eller äldre",
                to="R4",
                verdict=RIGHT,
                feedback="För en vuxen finns ingen skyldighet att anmäla oro. Därför börjar du med sekretessen.",
                facts=("age:adult",),
            ),
            choice(
                "vet-inte",
                "Jag vet inte, det kan vara ett barn",
                to="A_ORO",
                verdict=RIGHT,
                feedback="Ett barn ska inte bli utan skydd för att åldern är osäker. Anmäl, och säg att du inte vet.",
                facts=("age:unknown",),
            ),
            laws=("L-ORO",),
        ),
        action(
            "A_ORO",
            "Gör en orosanmälan",
            """
            Anmäl genast till socialtjänsten när du misstänker att ett barn kan behöva skydd. En misstanke räcker, och
            ingen behöver ge sitt samtycke.

            Rör ditt arbete barn och unga är skyldigheten din egen, även om du har berättat för din chef. Arbetar du
            med något annat kan du också anmäla. Det kan alla.

            Berätta vad du har sett och hört, helst ord för ord.
            """,
            to="R5",
            acts=("orosanmalan",),
            laws=("L-ORO",),
            contacts=("mottagning-barn", "socialjour"),
        ),
        question(
            "R4",
            "Hindrar sekretess att du berättar för socialtjänsten?",
            """
            Hur stark sekretessen är beror på var du arbetar. I socialtjänsten, dit hemtjänsten hör, och i vården är
            den stark. Det är den också i en del av elevhälsans arbete. På bibliotek och i öppen fritidsverksamhet är
            den ofta svag.

            Kolla med din chef, som avgör och kan fråga kommunjuristen. Är ni osäkra räknar ni det som ett ja.
            """,
            choice(
                "nej",
                "Nej, eller så har personen gett sitt samtycke",
                to="A_SOC18",
                verdict=RIGHT,
                feedback="Då kan socialtjänsten få veta. Berätta det som behövs, och inte mer.",
            ),
            choice(
                "ja",
                "Ja, sekretessen hindrar",
                to="A_HINDER18",
                verdict=RIGHT,
                feedback="Då stannar uppgiften hos er. Du kan ändå göra något för personen.",
            ),
            laws=("L-SEK", "L-SAMTYCKE"),
            decides="enhetschef",
        ),
        action(
            "A_SOC18",
            "Du kan anmäla till socialtjänsten",
            """
            För en vuxen är det en möjlighet, inte en skyldighet. Tänk igenom tillsammans med din chef om det är till
            hjälp för personen.

            Berätta bara det som behövs. Har personen gett sitt samtycke håller du dig till det ni kom överens om.
            """,
            to="R5",
            acts=("anmalan18",),
            laws=("L-SEK",),
            decides="enhetschef",
            contacts=("mottagning-vuxen",),
        ),
        action(
            "A_HINDER18",
            "Lämna inte ut uppgiften",
            """
            Fråga i stället personen om lov. Förklara vad du vill berätta, för vem och varför. Personen får säga nej
            och får ändra sig.

            Erbjud stöd, och berätta vart personen själv kan vända sig. Behöver du råd frågar du samordnaren eller
            kommunjuristen utan att säga vem det gäller.
            """,
            to="R5",
            acts=("samtycke_fragat",),
            laws=("L-SEK", "L-SAMTYCKE"),
            contacts=("samordnare", "kommunjurist", "sig-vuxen"),
        ),
        question(
            "R5",
            "Kan det handla om ett brott?",
            """
            Tänk också på brott som inte har blivit av. Försök, förberedelse och stämpling kan vara straffbara.
            Stämpling är till exempel att komma överens med någon om ett brott.

            Du behöver inte veta säkert. En åsikt är inget brott, men ett hot kan vara det.
            """,
            choice(
                "ja",
                "Ja, det kan vara ett brott",
                to="R6",
                verdict=RIGHT,
                feedback="Då ska en polisanmälan alltid övervägas. Börja med frågan om vem som får besluta.",
                facts=("crime:yes",),
            ),
            choice(
                "nej",
                "Nej, inget tyder på det",
                to="R8",
                verdict=RIGHT,
                feedback="Då går du vidare. Får du veta något nytt ställer du frågan igen.",
                facts=("crime:no",),
            ),
            laws=("L-POLIS",),
        ),
        action(
            "R6",
            "Ta reda på vem som beslutar",
            """
            Gå till din chef. Vem som får besluta om polisanmälan står i delegationsordningen, och det är inte alltid
            chefen själv. I skolan tar rektorn ställning.

            Är det fara ringer du 112. Det behöver du inget beslut för.
            """,
            to="R7",
            acts=("beslutsfattare",),
            laws=("L-POLIS",),
            decides="enhetschef",
            contacts=("narmaste-chef",),
        ),
        question(
            "R7",
            "Hindrar sekretess att ni berättar för polisen?",
            """
            Kommunen ska lämna uppgifter som behövs för att bekämpa brott. Det gäller inte när det står klart att
            skälen för sekretess väger tyngre. Vården och socialtjänsten är till stor del undantagna.

            Din chef avgör. Frågar polisen dig direkt ber du om namn och nummer och går till din chef.
            """,
            choice(
                "nej",
                "Nej, inget hindrar",
                to="A_POLIS",
                verdict=RIGHT,
                feedback="Då är vägen öppen för den som får besluta om polisanmälan.",
            ),
            choice(
                "ja",
                "Ja, eller så är vi osäkra",
                to="A_POLHINDER",
                verdict=RIGHT,
                feedback="Då lämnar ni inget ut ännu. Det finns hjälp att få utan att ni säger vem det gäller.",
            ),
            laws=("L-SEK", "L-UPPG"),
            decides="enhetschef",
        ),
        action(
            "A_POLIS",
            "Se till att polisanmälan görs",
            """
            Den som får besluta ser till att polisanmälan görs. Du hjälper till med det du har sett och hört, och med
            tid och plats.

            Pågår brottet, eller har det just hänt, ringer ni 112. Annars finns polisens nummer på kontaktkortet.
            """,
            to="R8",
            acts=("polisanmalan",),
            laws=("L-POLIS", "L-UPPG"),
            decides="enhetschef",
            contacts=("polisen-11414",),
        ),
        action(
            "A_POLHINDER",
            "Be om råd utan att säga vem det gäller",
            """
            Du och din chef rådgör med kommunjuristen eller samordnaren. Beskriv läget, men inte vem det gäller.
            Juristen svarar på vilka regler som gäller, och din chef bestämmer.

            Nöd är inget sätt att komma runt sekretessen. Den regeln är till för när något viktigt är i fara, som liv
            eller hälsa. Uppstår en sådan fara ringer du 112.
            """,
            to="R8",
            acts=("jurist",),
            laws=("L-SEK", "L-NOD"),
            decides="enhetschef",
            contacts=("kommunjurist", "samordnare"),
        ),
        action(
            "R8",
            "Kontakta samordnaren",
            """
            Hör av dig så snart du kan. Samordnaren ger råd och håller ihop lägesbilden.

            Säg inte vem det gäller om du inte har kollat sekretessen.
            """,
            to="R9",
            acts=("samordnare",),
            contacts=("samordnare",),
        ),
        action(
            "R9",
            "Fyll i blanketten",
            """
            Skriv vad som har hänt, var och när, i stora drag. Blanketten är avidentifierad. Skriv inga namn och inget
            annat som visar vem det gäller. Passar bara en person in på beskrivningen räcker det inte att namnet är
            borta.

            Skicka blanketten till samordnaren. Den ersätter varken en orosanmälan eller en polisanmälan.
            """,
            to="R10",
            acts=("blankett",),
            laws=("L-BLANKETT",),
            contacts=("samordnare",),
        ),
        question(
            "R10",
            "Ska det anmälas i IA?",
            """
            I IA anmäler du tillbud, olyckor, skador och annat i arbetet som inte borde ha hänt. Arbetsskador hör också
            dit. Blev du eller en kollega hotad? Då räknas det.
            """,
            choice(
                "ja",
                "Ja, något har hänt mig eller en kollega",
                to="A_IA",
                verdict=RIGHT,
                feedback="Anmäl även om det slutade bra. Då kan arbetsgivaren utreda det och göra jobbet tryggare.",
                facts=("staff:yes",),
            ),
            choice(
                "nej",
                "Nej, ingen av oss har drabbats",
                to="END",
                verdict=RIGHT,
                feedback="Då är du framme. Märker du senare att någon har tagit skada anmäler du då.",
                facts=("staff:no",),
            ),
            laws=("L-IA",),
        ),
        action(
            "A_IA",
            "Anmäl i IA",
            """
            Beskriv händelsen så snart du kan. Ta inte med uppgifter om någons privatliv.

            Berätta för din chef, som utreder tillsammans med skyddsombudet. Be om stöd. Du ska inte bära det själv.
            """,
            to="END",
            acts=("ia",),
            laws=("L-IA",),
            contacts=("ia-skyddsombud",),
        ),
        outcome(
            "END",
            "Du har gått igenom hela rutinen",
            """
            Se efter i listan att inget steg saknas. Bestäm med din chef när ni följer upp: Vad hände sedan, och
            behöver någon mer hjälp?

            Fråga också dig själv hur du mår. Det här kan sätta sig i kroppen, och stöd finns även för dig.
            """,
            contacts=(
                "narmaste-chef",
                "mottagning-barn",
                "socialjour",
                "mottagning-vuxen",
                "samordnare",
                "kommunjurist",
                "ia-skyddsombud",
            ),
        ),
    ),
)

ROUTINE = Scenario(
    title="Rutinen vid oro eller händelse",
    role="Du arbetar i Ekvalla kommun, och något har gjort dig orolig.",
    introduction=(
        "Här går du igenom kommunens rutin, fråga för fråga. Tänk dig ett påhittat fall, till exempel ett som ni har "
        "talat om på APT, och svara som det är där. Ofta gäller flera steg på en gång, så följ vägen ända till slutet. "
        "Är någon i fara på riktigt ringer du 112 innan du läser vidare."
    ),
    card_title="När något gör dig orolig",
    notice=NOTICE,
    work_types=tuple(row["key"] for row in WORK_TYPES),
    minutes=8,
    acts=ACTS,
    steps=STEPS,
    walkthroughs=(
        walkthrough(
            SLUG,
            STEPS,
            "Fall A: under 18 år, ingen fara, brott misstänks",
            R1="nej",
            R2="ja",
            R3="under-18",
            R5="ja",
            R7="nej",
            R10="nej",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Fall B: vuxen, sekretess hindrar, inget brott misstänks",
            R1="nej",
            R2="ja",
            R3="vuxen",
            R4="ja",
            R5="nej",
            R10="nej",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Fall C: vuxen som samtycker, brott misstänks, osäkert om polisen får veta",
            R1="nej",
            R2="ja",
            R3="vuxen",
            R4="nej",
            R5="ja",
            R7="ja",
            R10="nej",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Fall D: fara just nu, okänd ålder, brott misstänks, en kollega hotad",
            R1="ja",
            R2="ja",
            R3="vet-inte",
            R5="ja",
            R7="nej",
            R10="ja",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Fall E: händelse utan känd person, inget brott misstänks",
            R1="nej",
            R2="nej",
            R5="nej",
            R10="nej",
        ),
    ),
    rules=(
        Rule(passes=step_id(SLUG, "R1")),
        Rule(given=choice_id(SLUG, "R3", "under-18"), passes=step_id(SLUG, "A_ORO")),
        Rule(given=choice_id(SLUG, "R3", "vet-inte"), passes=step_id(SLUG, "A_ORO")),
        Rule(passes="act:blankett"),
    ),
)
