"""A pupil of fifteen draws symbols, says that “they” must go, and later threatens a classmate."""

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
from scenarios.document import DANGER, RIGHT, WRONG, Act, Rule, Scenario

SLUG = "skola"

ACTS = (
    Act(
        key="fraga",
        title="Prata enskilt och fråga öppet",
        card="Prata enskilt och fråga öppet. Se också till den som blev utsatt.",
    ),
    Act(
        key="fakta",
        title="Skriv ner vad du har sett och hört",
        card="Skriv ner vad du har sett och hört. Ordagrant, med datum och utan gissningar.",
    ),
    Act(
        key="rektor",
        title="Berätta för rektorn och elevhälsan",
        card="Berätta för rektorn samma dag. Ta hjälp av elevhälsan.",
        contact="narmaste-chef",
    ),
    Act(
        key="orosanmalan",
        title="Gör en orosanmälan genast",
        card="Kan personen vara under 18 år? Anmäl oro genast. Skyldigheten är din egen.",
        when=("age:under18", "age:unknown"),
        because="eleven är under 18 år",
        contact="mottagning-barn",
    ),
    Act(
        key="polisbeslut",
        title="Ta frågan om polisanmälan till rektorn",
        card="Kan det vara ett brott? Gå till rektorn direkt. Rektorn tar ställning till polisanmälan.",
        when=("crime:yes",),
        because="det kan handla om ett brott",
        contact="narmaste-chef",
        decides="enhetschef",
    ),
    COORDINATOR,
    FORM,
)

STEPS = with_ids(
    SLUG,
    (
        question(
            "A1",
            "Vad gör du först?",
            """
            Mitt under lektionen sitter Emil och ritar symboler i blocket. När Nadia går förbi säger han högt att ”de”
            ska bort. Några skrattar. Nadia sätter sig längst fram och tittar ner i bänken.

            Det blir tyst. Alla väntar på vad du ska göra.
            """,
            choice(
                "infor-klassen",
                "Ta itu med Emil inför klassen, så att ingen kan missförstå dig",
                to="A1b",
                verdict=WRONG,
            ),
            choice(
                "enskilt",
                "Säg lugnt ifrån nu, och prata sedan med Emil på tu man hand",
                to="A2",
                verdict=RIGHT,
                feedback="""
                Du sätter en gräns som alla hör, och resten tar ni utan publik. Då slipper Emil försvara sig och kan
                börja berätta. Ställ öppna frågor: ”Vad fick dig att säga så?” De ger dig mer än ett förhör.

                Gå också till Nadia. Fråga hur hon har det, och berätta att du tar tag i det.
                """,
                acts=("fraga",),
            ),
            choice(
                "lat-passera",
                "Låt det passera, han får tycka vad han vill så länge han inte bråkar",
                to="A1c",
                verdict=WRONG,
            ),
            is_start=True,
        ),
        information(
            "A1b",
            "Sätt gränsen kort, och ta samtalet utan publik",
            """
            Du vill visa var gränsen går, och det behöver klassen. Men en utskällning inför alla stänger dörren till
            Emil. Han får något att försvara, och de andra minns bråket i stället för gränsen.

            Säg kort och lugnt att så säger vi inte om någon här. Prata sedan med Emil på tu man hand och fråga öppet.
            Ta reda på hur Nadia har det.
            """,
            "Prata enskilt i stället",
            to="A2",
            acts=("fraga",),
        ),
        information(
            "A1c",
            "Åsikten är hans, men oron ska tas om hand",
            """
            Det stämmer att Emil får tycka vad han vill. Skolan utreder inte åsikter. Men orden träffade Nadia, och hon
            behöver se att en vuxen reagerar.

            Det du har sett kan också betyda att Emil inte har det bra. Säg ifrån, ta reda på hur Nadia mår och prata
            sedan enskilt med Emil.
            """,
            "Prata enskilt i stället",
            to="A2",
            acts=("fraga",),
        ),
        question(
            "A2",
            "Hur dokumenterar du samtalet?",
            """
            När ni är ensamma är Emil lågmäld. Han säger att han inte har någon att vara med på rasterna, och att han
            läser mycket på nätet. Där har han hittat en person som han ser upp till. ”Han gjorde något på riktigt”,
            säger Emil.

            Du förstår att han menar någon som har begått ett dåd.
            """,
            choice(
                "sok-pa-natet",
                "Leta upp Emils konton på nätet i kväll, så att du vet hur allvarligt det är",
                to="A2b",
                verdict=WRONG,
            ),
            choice(
                "skriv-inget",
                "Skriv ingenting, det han säger i förtroende ska inte hamna på papper",
                to="A2c",
                verdict=WRONG,
            ),
            choice(
                "iakttagelser",
                "Skriv vad han sa, ordagrant och med datum, utan att gissa varför",
                to="A3",
                verdict=RIGHT,
                feedback="""
                Det du själv har sett och hört är det säkraste ni har. Ord och datum går att bygga vidare på.
                Gissningar och diagnoser är svåra att ta tillbaka.

                Skriv där skolan brukar dokumentera, och så att Emil själv kan läsa det en dag.
                """,
                acts=("fakta",),
            ),
        ),
        information(
            "A2b",
            "Att leta på nätet är inte ditt uppdrag",
            """
            Du vill veta mer innan du oroar någon, och det är lätt att förstå. Men du vet redan nog för att gå vidare.
            Att spana är polisens sak. Letar du på egen hand kan du missförstå det du hittar, och Emil kan sluta lita
            på dig.

            Skriv i stället ner det du själv har sett och hört: vad, när och med vilka ord.
            """,
            "Skriv ner dina iakttagelser",
            to="A3",
            acts=("fakta",),
        ),
        information(
            "A2c",
            "Utan iakttagelser blir oron svår att förstå",
            """
            Du är rädd om förtroendet, och det är klokt. Men minnet bleknar fort. Den som ska hjälpa Emil behöver veta
            vad som hände, inte bara att du kände oro. Annars blir en anmälan tunn.

            Skriv vad han sa, ordagrant och med datum. Berätta gärna för Emil att du gör det. Lova aldrig att allt
            stannar mellan er.
            """,
            "Skriv ner dina iakttagelser",
            to="A3",
            acts=("fakta",),
        ),
        question(
            "A3",
            "Vem ska få veta?",
            """
            Du har skrivit ner samtalet. I lärarrummet undrar en kollega vad som hände på lektionen. Telefonen plingar.
            Det är arbetslagets chatt, och där pratar de redan om Emil.
            """,
            choice(
                "ingen-annu",
                "Ingen ännu, det är rättvisast mot Emil att vänta tills du är säker",
                to="A3c",
                verdict=WRONG,
            ),
            choice(
                "rektor",
                "Rektorn och elevhälsan, och det redan i dag",
                to="A4",
                verdict=RIGHT,
                feedback="""
                Rektorn har ansvaret, och elevhälsan kan ge stöd åt både Emil och Nadia. Håll kretsen liten. Den som
                behöver veta för att kunna hjälpa ska få veta, men inte fler.

                Ta det samma dag. Då är du inte ensam med det.
                """,
                acts=("rektor",),
            ),
            choice(
                "chatten",
                "Hela arbetslaget i chatten, så att alla som möter Emil är förberedda",
                to="A3b",
                verdict=WRONG,
            ),
            laws=("L-ORO",),
        ),
        information(
            "A3b",
            "Berätta för dem som kan hjälpa, inte för alla",
            """
            Du vill att kollegorna är förberedda, och det är omtänksamt. Men i en chatt når uppgifterna fler än som
            behöver dem, och de går inte att ta tillbaka. Det du vet om en elev kan omfattas av tystnadsplikt, också
            mellan kollegor.

            Gå till rektorn i dag och ta hjälp av elevhälsan. Rektorn avgör vilka fler som behöver veta.
            """,
            "Gå till rektorn och elevhälsan",
            to="A4",
            acts=("rektor",),
            laws=("L-SEK",),
        ),
        information(
            "A3c",
            "Du behöver inte vara säker",
            """
            Du vill inte peka ut någon i onödan, och det hedrar dig. Men den som väntar på att bli säker kan få vänta
            länge. Inte heller en orosanmälan kräver att du är säker. En misstanke räcker.

            Berätta för rektorn och elevhälsan i dag vad du har sett och hört. Då är ni flera som tänker, och Emil kan
            få hjälp tidigare.
            """,
            "Gå till rektorn och elevhälsan",
            to="A4",
            acts=("rektor",),
            laws=("L-ORO",),
        ),
        question(
            "A4",
            "Ska du göra en orosanmälan?",
            """
            Rektorn tackar dig för att du kom. Ni talar om att Emil är ensam, om det han läser och om den han beundrar.
            Kuratorn börjar tänka på stöd i skolan.

            På vägen därifrån undrar du om det räcker. Kan Emil behöva mer skydd än skolan kan ge?
            """,
            choice(
                "genast",
                "Ja, genast, och jag gör den själv",
                to="A5",
                verdict=RIGHT,
                feedback="""
                Emil är under 18 år. I ditt arbete ska du genast anmäla när du misstänker att ett barn kan behöva
                skydd. Skyldigheten är din egen, även om rektorn redan vet.

                En misstanke räcker, och ingen behöver ge sitt samtycke. Socialtjänsten bedömer sedan vad som behövs.
                """,
                acts=("orosanmalan",),
            ),
            choice(
                "efter-motet",
                "Ja, men efter elevhälsans möte nästa vecka, när vi är överens",
                to="A4b",
                verdict=WRONG,
            ),
            choice(
                "om-foraldrarna",
                "Ja, om hans föräldrar först går med på det",
                to="A4c",
                verdict=WRONG,
            ),
            laws=("L-ORO",),
        ),
        information(
            "A4b",
            "Anmälan väntar inte på mötet",
            """
            Du vill ta beslutet ihop med dem som känner Emil, och det är bra att ni är flera. Men anmälan ska göras
            genast. En vecka är lång tid för en 15-åring som är ensam.

            Anmäl nu. Mötet kan ni ha ändå, och då handlar det om stödet i skolan.
            """,
            "Gör en orosanmälan nu",
            to="A5",
            acts=("orosanmalan",),
            laws=("L-ORO",),
        ),
        information(
            "A4c",
            "Ingen behöver säga ja",
            """
            Du vill att föräldrarna är med, och det är en god tanke. Men en orosanmälan kräver inget samtycke, varken
            från Emil eller från hans vårdnadshavare. Säger de nej ska du anmäla ändå.

            Anmäl genast. Är du osäker på hur föräldrarna ska få veta det kan du fråga socialtjänsten.
            """,
            "Gör en orosanmälan nu",
            to="A5",
            acts=("orosanmalan",),
            laws=("L-ORO",),
        ),
        question(
            "A5",
            "Vad gör du med det du har hört?",
            """
            Orosanmälan är gjord. Två dagar senare, på onsdagen, hör du Emil säga till en kompis i korridoren: ”Nadia
            ska få på fredag. Hon fattar inte vad som väntar.”

            När han ser dig tystnar han och går mot bussen. Nadia har redan åkt hem.
            """,
            choice(
                "utvecklingssamtal",
                "Ta upp det på utvecklingssamtalet nästa vecka, med föräldrarna",
                to="A5b",
                verdict=DANGER,
            ),
            choice(
                "rektor-direkt",
                "Gå raka vägen till rektorn, och ring 112 om det blir akut",
                to="A6",
                verdict=RIGHT,
                feedback="""
                Ett hot mot en bestämd elev tar du på allvar, även om det kanske bara var ord. Rektorn ser till att
                Nadia är trygg och att hennes föräldrar får veta. Rektorn tar också ställning till polisanmälan.

                Är någon i fara just nu ringer du 112 först och rektorn sedan.
                """,
                acts=("polisbeslut",),
            ),
            laws=("L-112", "L-SKOL"),
            decides="enhetschef",
            facts=("crime:yes",),
        ),
        information(
            "A5b",
            "Någon kan vara i fara",
            """
            Du vill ha föräldrarna med, och dem kommer ni att behöva. Men fredag är om två dagar. Nadia kan vara i
            fara, och då går det inte att vänta på ett samtal nästa vecka.

            Gå till rektorn nu. Är rektorn inte på plats går du till ersättaren. Rektorn tar ställning till
            polisanmälan. Är någon i fara just nu ringer du 112.
            """,
            "Gå till rektorn nu",
            to="A6",
            acts=("polisbeslut",),
            laws=("L-112",),
        ),
        question(
            "A6",
            "Vad återstår?",
            """
            Rektorn har talat med Nadia och hennes föräldrar och bestämt att skolan ska polisanmäla. Socialtjänsten har
            hört av sig till Emils familj. Fredagen går, och ingenting händer.

            Du andas ut. Är ni klara nu?
            """,
            choice(
                "samordnare-blankett",
                "Nej, samordnaren ska få veta, och få blanketten utan namn",
                to="A_OK",
                verdict=RIGHT,
                feedback="""
                Samordnaren kan ge er råd och håller ihop kommunens lägesbild. Där syns det om samma sak händer på fler
                skolor.

                Ingen ska kunna förstå vem blanketten gäller. Skriv varken namn, klass eller exakt ålder. Den ersätter
                inte de anmälningar som redan är gjorda.
                """,
                acts=("samordnare", "blankett"),
            ),
            choice(
                "polisen-har-det",
                "Ja, nu har polisen och socialtjänsten tagit över",
                to="A6b",
                verdict=WRONG,
            ),
            laws=("L-BLANKETT",),
        ),
        information(
            "A6b",
            "Lägesbilden behöver det ni vet",
            """
            Ni har gjort det viktigaste, och det är skönt att få släppa det. Polisen och socialtjänsten arbetar vidare
            med det som rör Emil. Men kommunens lägesbild bygger också på blanketterna från er som möter människor.

            Kontakta samordnaren så snart du kan och fyll i blanketten. Skriv vad som hände, var och när, i stora drag.
            Skriv inga namn och inget annat som visar vem det är.
            """,
            "Kontakta samordnaren och fyll i blanketten",
            to="A_OK",
            acts=("samordnare", "blankett"),
            laws=("L-BLANKETT",),
        ),
        outcome(
            "A_OK",
            "Nu är ni många som hjälps åt",
            """
            Nadia har vuxna omkring sig. Emil kan få stöd, både i skolan och av socialtjänsten. Du har pratat, skrivit
            ner, berättat och anmält, och samordnaren vet.

            Ta med dig tre saker. Skyldigheten att anmäla oro är din egen. Rektorn tar ställning till polisanmälan. Och
            när någon är i fara ringer du 112.

            Vill du bli tryggare i att möta konspirationsteorier och rasism? Det övar du på i fördjupningskursen.
            """,
            contacts=("narmaste-chef", "mottagning-barn", "samordnare"),
        ),
    ),
)

SCHOOL = Scenario(
    title="Orden på lektionen",
    role="Du är lärare i årskurs 9 på en skola i Ekvalla.",
    introduction=(
        "Emil är 15 år och går i nian. I höst har han blivit tystare, och i blocket ritar han symboler som hör till "
        "vit makt-miljön. Du har honom på lektion fyra dagar i veckan. Arbetar du i förskola eller på "
        "fritidsgård möter du barn i andra åldrar, men frågorna är desamma."
    ),
    card_title="Oro för ett barn eller en ung person",
    notice=NOTICE,
    work_types=("skola", "forskola", "fritid"),
    facts=("age:under18", "danger:no", "crime:no", "child:yes", "staff:no", "identity:yes"),
    minutes=12,
    acts=ACTS,
    steps=STEPS,
    walkthroughs=(
        walkthrough(
            SLUG,
            STEPS,
            "Utan misstag",
            A1="enskilt",
            A2="iakttagelser",
            A3="rektor",
            A4="genast",
            A5="rektor-direkt",
            A6="samordnare-blankett",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Väntar för länge men rättar sig",
            A1="lat-passera",
            A2="skriv-inget",
            A3="ingen-annu",
            A4="efter-motet",
            A5="utvecklingssamtal",
            A6="polisen-har-det",
        ),
        walkthrough(
            SLUG,
            STEPS,
            "Gör för mycket på egen hand men rättar sig",
            A1="infor-klassen",
            A2="sok-pa-natet",
            A3="chatten",
            A4="om-foraldrarna",
            A5="rektor-direkt",
            A6="samordnare-blankett",
        ),
    ),
    rules=(
        Rule(passes="act:orosanmalan"),
        Rule(given=choice_id(SLUG, "A4", "om-foraldrarna"), passes=step_id(SLUG, "A4c")),
        Rule(given=step_id(SLUG, "A5"), passes="act:polisbeslut"),
        Rule(passes="act:blankett"),
    ),
)
