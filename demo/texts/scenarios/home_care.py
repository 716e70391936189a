"""A home visit: an adult son with propaganda on the table, a child who listens, and a wish to leave."""

from demo.texts.scenarios.always import COORDINATOR, FORM
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
from scenarios.document import RIGHT, WRONG, Act, Rule, Scenario

SLUG = "hemtjanst"

ACTS = (
    Act(
        key="chef",
        title="Tala med din chef samma dag",
        card="Tala med din chef samma dag. Skriv ner vad du såg och hörde.",
        contact="narmaste-chef",
    ),
    Act(
        key="barn_anmalan",
        title="Gör en orosanmälan för barnet",
        card="Är ett barn med? Anmäl oro genast. Vänta inte på chefen.",
        when=("child:yes",),
        because="ett barn berörs",
        contact="mottagning-barn",
    ),
    Act(
        key="sekretess",
        title="Kolla sekretessen med din chef",
        card="Är personen vuxen? Kolla sekretessen först. Chefen avgör vad som får lämnas ut.",
        when=("age:adult",),
        because="personen är vuxen",
        contact="narmaste-chef",
        decides="enhetschef",
    ),
    Act(
        key="samtycke_fragat",
        title="Fråga om samtycke och berätta var stödet finns",
        card="Fråga om samtycke. Berätta var stödet finns, men lova inte att ordna allt.",
        when=("age:adult",),
        because="personen är vuxen och bestämmer själv om stödet",
        contact="sig-vuxen",
    ),
    COORDINATOR,
    FORM,
)

STEPS = with_ids(
    SLUG,
    (
        question(
            "B1",
            "Vad gör du nu?",
            """
            På köksbordet ligger en bunt flygblad med hatiska budskap, bredvid Daniels post. Han märker att du ser dem.
            ”Snart är det dags att ta strid”, säger han. ”Då får folk välja sida.”

            Ingrid rör i kaffet och säger ingenting.
            """,
            choice(
                "fota",
                "Fota flygbladen och posten, så att chefen får se precis vad det är",
                to="B1b",
                verdict=WRONG,
            ),
            choice(
                "debattera",
                "Säg emot Daniel, för den som tiger håller med",
                to="B1c",
                verdict=WRONG,
            ),
            choice(
                "avsluta-lugnt",
                "Avsluta besöket lugnt och tala med din chef i dag",
                to="B2",
                verdict=RIGHT,
                feedback="""
                Du gör det som Ingrid behöver och går sedan därifrån utan att trappa upp. Det är tryggast för er båda.

                Din chef behöver veta redan i dag, så att ni kan tänka tillsammans före nästa besök. Skriv ner vad du
                såg och hörde medan du minns det. Du behöver inte veta vad det betyder.
                """,
                acts=("chef",),
            ),
            is_start=True,
        ),
        information(
            "B1b",
            "Skriv i stället för att fota",
            """
            Du vill kunna visa vad du har sett, så att ingen behöver gissa. Men du är hemma hos Ingrid, och posten är
            Daniels. Bilder från någons hem är känsliga. Det du får veta i hemtjänsten har du tystnadsplikt om.

            Dina ord räcker. Avsluta lugnt, skriv ner vad du såg och hörde och tala med din chef samma dag.
            """,
            "Avsluta lugnt och tala med chefen",
            to="B2",
            acts=("chef",),
            laws=("L-SEK",),
        ),
        information(
            "B1c",
            "Din säkerhet går först",
            """
            Du vill inte att hatet ska få stå oemotsagt, och det är lätt att hålla med om. Men du är ensam i någon
            annans hem och vet inte hur Daniel reagerar. Ett gräl kan också gå ut över Ingrid.

            Avsluta besöket lugnt och tala med din chef samma dag. Känner du dig hotad går du direkt. Ring 112 om det
            är fara.
            """,
            "Avsluta lugnt och tala med chefen",
            to="B2",
            acts=("chef",),
        ),
        question(
            "B2",
            "Får du ringa mottagningen för vuxna och säga vem det gäller?",
            """
            Din chef tackar dig för att du berättade. Men på väg hem hör du fortfarande Daniels röst. Du tror att han
            behöver hjälp, och numret till socialtjänsten har du i telefonen.
            """,
            choice(
                "nej-aldrig",
                "Nej, uppgifter om en vuxen får aldrig lämnas ut",
                to="B2c",
                verdict=WRONG,
            ),
            choice(
                "kolla-forst",
                "Kanske, men först kollar jag sekretessen med min chef",
                to="B3",
                verdict=RIGHT,
                feedback="""
                Daniel är vuxen, och då börjar du med sekretessen. Hemtjänsten hör till socialtjänsten, och där är den
                stark. Den kan gälla även mot andra delar av kommunen.

                Din chef avgör om något får lämnas ut, och kan fråga kommunjuristen. Under tiden kan du be om råd utan
                att säga vem det gäller.
                """,
                acts=("sekretess",),
            ),
            choice(
                "ja-alltid",
                "Ja, socialtjänsten får alltid veta när någon behöver hjälp",
                to="B2b",
                verdict=WRONG,
            ),
            laws=("L-SEK",),
            decides="enhetschef",
        ),
        information(
            "B2b",
            "Han är vuxen, så börja med sekretessen",
            """
            Du vill att Daniel får hjälp, och den viljan är rätt. Men för den som är 18 år eller äldre finns ingen
            skyldighet att anmäla oro, och i hemtjänsten är sekretessen stark. Säger du namnet utan stöd i någon regel
            kan du skada förtroendet och bryta mot lagen.

            Kolla med din chef vad som gäller. Ofta är den enklaste vägen att fråga Daniel själv om lov.
            """,
            "Kolla sekretessen med chefen",
            to="B3",
            acts=("sekretess",),
            laws=("L-SEK",),
        ),
        information(
            "B2c",
            "Det kan finnas en väg",
            """
            Du är rädd om det du får veta hemma hos människor, och det ska du vara. Men ”aldrig” stämmer inte. Finns
            det inget hinder, eller säger Daniel själv ja, kan socialtjänsten få veta. Ibland finns det också en regel
            som bryter sekretessen.

            Kolla med din chef. Chefen avgör, och kan fråga kommunjuristen utan att säga vem det gäller.
            """,
            "Kolla sekretessen med chefen",
            to="B3",
            acts=("sekretess",),
            laws=("L-SEK",),
        ),
        question(
            "B3",
            "Vad gör du för Alva?",
            """
            Vid nästa besök sitter Alva vid bordet. Hon är åtta år, är Ingrids barnbarn och är där varje dag efter
            skolan. Daniel visar filmer i telefonen och förklarar vilka som är fienden.

            ”Man måste slåss, annars tar de oss”, säger Alva till dig. Sedan berättar hon att hon drömmer om kriget och
            inte vågar somna.
            """,
            choice(
                "anmal-genast",
                "Gör en orosanmälan för Alva, och gör den genast",
                to="B4",
                verdict=RIGHT,
                feedback="""
                Alva är under 18 år, och du misstänker att hon kan behöva skydd. Då ska oron anmälas genast. En
                misstanke räcker, och ingen i familjen behöver ge sitt samtycke. Anmälan gäller Alva, även om du är där
                för Ingrid.

                Berätta för din chef att du har anmält, men vänta inte på ett ja. Tvekar du om det räcker? Ring
                mottagningen och fråga, utan att säga vem det gäller.
                """,
                acts=("barn_anmalan",),
            ),
            choice(
                "ensak",
                "Lägg dig inte i, vad de pratar om hemma är familjens ensak",
                to="B3b",
                verdict=WRONG,
            ),
            laws=("L-ORO",),
            facts=("child:yes",),
        ),
        information(
            "B3b",
            "Anmälan gäller barnet",
            """
            Du vill visa familjen respekt, och vad vuxna tycker hemma är deras sak. Men Alva är åtta år. Hon är rädd,
            och hon har fått lära sig att hon måste slåss. När ett barn kan behöva skydd ska oron anmälas genast, även
            när du är där för någon annans skull.

            Du behöver inte avgöra om Alva far illa. Det utreder socialtjänsten. Du berättar vad du har sett och hört.
            """,
            "Gör en orosanmälan för Alva",
            to="B4",
            acts=("barn_anmalan",),
            laws=("L-ORO",),
        ),
        question(
            "B4",
            "Vad svarar du Daniel?",
            """
            Ett par dagar senare följer Daniel med dig ut i trapphuset. ”Jag vill bort från gruppen”, säger han lågt.
            ”Men jag vågar inte.”

            Han ser trött ut. Det är första gången han har bett dig om något.
            """,
            choice(
                "polisen",
                "Ring polisen efteråt och berätta att han vill lämna gruppen",
                to="B4c",
                verdict=WRONG,
            ),
            choice(
                "lova-allt",
                "Lova att du ordnar hjälp, så att han slipper bära det själv",
                to="B4b",
                verdict=WRONG,
            ),
            choice(
                "samtycke",
                "Berätta var stödet finns, och fråga om du får prata med någon om det",
                to="B5",
                verdict=RIGHT,
                feedback="""
                Det krävs mod att säga så. Du tar emot det utan att ta över. Stödet är frivilligt, och viljan måste
                vara hans egen.

                Säger han ja kommer ni överens om vad du får berätta, för vem och varför. Säger han nej respekterar du
                det, och han vet ändå vart han kan vända sig. Är någon i fara just nu ringer du 112.
                """,
                acts=("samtycke_fragat",),
            ),
            laws=("L-SAMTYCKE",),
        ),
        information(
            "B4b",
            "Lova inte mer än du kan hålla",
            """
            Du vill lyfta av honom bördan, och det är varmt tänkt. Men du kan inte ordna allt, och ett löfte som
            brister kan bli slutet på hans försök. Viljan att lämna måste vara hans egen.

            Lotsa honom vidare. Berätta att det finns stöd för vuxna som vill lämna, och att han kan vara anonym vid
            det första samtalet. Fråga om du får berätta något för någon, och i så fall vad.
            """,
            "Fråga om samtycke i stället",
            to="B5",
            acts=("samtycke_fragat",),
        ),
        information(
            "B4c",
            "Att vilja lämna är inget brott",
            """
            Du tänker på säkerheten, och den frågan är viktig. Men att vilja lämna en grupp är inget brott, och stöd
            ska inte blandas ihop med utredning. Svarar du med polisen när han ber om hjälp frågar han kanske aldrig
            igen. Du har dessutom tystnadsplikt.

            Berätta var stödet finns och fråga om samtycke. Är någon i fara just nu är det en annan sak. Då ringer du
            112.
            """,
            "Fråga om samtycke i stället",
            to="B5",
            acts=("samtycke_fragat",),
        ),
        question(
            "B5",
            "Vad rapporterar ni vidare?",
            """
            Daniel sa ja. Du får berätta för dem som stöder vuxna som vill lämna. Nu sitter du och din chef med det
            sista som är kvar. Det som har hänt kan ha med våldsbejakande extremism att göra.

            Du har inte blivit hotad själv.
            """,
            choice(
                "utan-namn",
                "Ring samordnaren och skicka blanketten utan namn",
                to="B_OK",
                verdict=RIGHT,
                feedback="""
                Samordnaren behöver veta vad som händer i kommunen, inte vem det gäller. Skriv vad som har hänt, var
                och när, i stora drag. Ta bort det som pekar ut, som adress, ålder och familj.

                Hade du blivit hotad eller skadad skulle du också ha anmält det i IA.
                """,
                acts=("samordnare", "blankett"),
            ),
            choice(
                "med-namn",
                "Fyll i blanketten med namn och adress, så att hjälpen hittar rätt",
                to="B5b",
                verdict=WRONG,
            ),
            laws=("L-BLANKETT",),
        ),
        information(
            "B5b",
            "Ingen ska gå att känna igen",
            """
            Du vill vara noggrann, och det är en god vana. Men blanketten är avidentifierad. Den ska visa mönster, inte
            personer, och sekretessen gäller här också. Att stryka namnet räcker inte. ”En man på 34 år som bor hos sin
            mamma” kan vara nog för att någon ska känna igen honom.

            Gör om blanketten utan namn, adress, ålder och familj, och ring samordnaren. Har du blivit hotad anmäler du
            det i IA.
            """,
            "Gör om blanketten och ring samordnaren",
            to="B_OK",
            acts=("samordnare", "blankett"),
            laws=("L-BLANKETT",),
        ),
        outcome(
            "B_OK",
            "Du har gjort skillnad för tre personer",
            """
            Ingrid får sin hjälp som vanligt. Alva har fått vuxna som lyssnar, och Daniel har någon att ringa. Du har
            inte behövt bära det själv.

            Tänk dig nu att Daniel hade nämnt en plats och en dag för ett dåd. Då hade läget varit ett annat. Är faran
            nära ringer du 112, annars går du direkt till din chef. När någons liv är i fara kan det vara tillåtet att
            bryta tystnadsplikten, och det kallas nöd. En domstol avgör efteråt om det var rätt. Därför är nöd inget
            sätt att komma runt rutinen.
            """,
            contacts=("narmaste-chef", "mottagning-barn", "mottagning-vuxen", "sig-vuxen", "samordnare"),
        ),
    ),
)

HOME_CARE = Scenario(
    title="Hembesöket",
    role="Du är undersköterska i hemtjänsten i Ekvalla.",
    introduction=(
        "Tre gånger i veckan är du hos Ingrid, som är 81 år. Sedan i våras bor hennes son Daniel i lägenheten. Han är "
        "34 år, och du har aldrig haft några bekymmer med honom. Besöker du människor hemma i något annat arbete inom "
        "socialtjänsten, till exempel som boendestödjare, ställs du inför samma frågor."
    ),
    card_title="Oro för någon du möter i hemmet",
    notice=NOTICE,
    work_types=("aldreomsorg", "socialtjanst"),
    facts=("age:adult", "danger:no", "crime:no", "staff:no", "identity:yes"),
    minutes=10,
    acts=ACTS,
    steps=STEPS,
    walkthroughs=(
        walkthrough(
            SLUG,
            STEPS,
            "Utan misstag",
            B1="avsluta-lugnt",
            B2="kolla-forst",
            B3="anmal-genast",
            B4="samtycke",
            B5="utan-namn",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Berättar för mycket men rättar sig",
            B1="fota",
            B2="ja-alltid",
            B3="anmal-genast",
            B4="polisen",
            B5="med-namn",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Håller det för sig själv men rättar sig",
            B1="debattera",
            B2="nej-aldrig",
            B3="ensak",
            B4="lova-allt",
            B5="utan-namn",
        ),
    ),
    rules=(
        Rule(passes="act:sekretess"),
        Rule(given=step_id(SLUG, "B3"), passes="act:barn_anmalan"),
        Rule(given=choice_id(SLUG, "B4", "polisen"), passes="act:samtycke_fragat"),
        Rule(passes="act:blankett"),
    ),
)
