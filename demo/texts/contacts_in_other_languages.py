"""The contact cards that the public sees, in English and in easy Swedish; what a card leaves empty is left out."""

CONTACT_TEXTS = {
    "larm-112": {
        "en": {
            "role": "The emergency number 112",
            "organisation": "All of Sweden",
            "hours": "Day and night.",
            "when_to_use": "When someone is in danger, or when a crime is happening or has just happened.",
            "when_not": "When it can wait. Then call the police on 114 14.",
            "what_happens": "You are asked what has happened and where. Call even if you are not sure.",
        },
        "sv-x-lattlast": {
            "role": "Nödnumret 112",
            "organisation": "Hela Sverige",
            "hours": "Öppet hela dagen och hela natten.",
            "when_to_use": "Ring när någon är i fara. Ring också om det händer ett brott just nu.",
            "when_not": "Kan det vänta? Ring då polisen på 114 14.",
            "what_happens": "Du får frågor. Vad har hänt? Var är du? Ring även om du är osäker.",
        },
    },
    "polisen-11414": {
        "en": {
            "role": "The police, 114 14",
            "organisation": "The Swedish Police Authority",
            "anonymity": "Ask what applies before you give your name.",
            "secrecy": "A tip to the police becomes a public document.",
            "when_to_use": "When you want to give a tip or report something that is not urgent.",
            "when_not": "When someone is in danger. Then call 112.",
            "what_happens": "The police take down what you tell them and decide what should be done.",
        },
        "sv-x-lattlast": {
            "role": "Polisen, 114 14",
            "organisation": "Polisen",
            "anonymity": "Fråga vad som gäller innan du säger ditt namn.",
            "secrecy": "Andra kan få läsa det du säger till polisen.",
            "when_to_use": "Ring när du vill berätta något för polisen och det kan vänta.",
            "when_not": "Ring 112 om någon är i fara.",
            "what_happens": "Polisen lyssnar. Sedan bestämmer polisen vad de ska göra.",
        },
    },
    "socialjour": {
        "en": {
            "role": "The out-of-hours social workers",
            "organisation": "Social services in Ekvalla",
            "hours": "Weekdays 16.30–8.00, all day and all night at weekends.",
            "languages": "Swedish and English. An interpreter when needed.",
            "anonymity": "Yes. Do not say who you are if you do not want to.",
            "secrecy": "We who answer have a duty of confidentiality.",
            "when_to_use": "When it is evening, night or weekend and it cannot wait until the next weekday.",
            "when_not": "When someone is in danger right now. Then call 112.",
            "what_happens": "A social worker listens and works out what is needed today.",
        },
        "sv-x-lattlast": {
            "role": "Socialjouren",
            "organisation": "Socialtjänsten i Ekvalla",
            "hours": "Måndag till fredag klockan 16.30 till 8. På helgen är det öppet hela tiden.",
            "languages": "Svenska och engelska. Du kan få en tolk. En tolk översätter det ni säger.",
            "anonymity": "Du behöver inte säga vem du är.",
            "secrecy": "Vi får inte berätta för andra vad du säger.",
            "when_to_use": "Ring på kvällen, natten eller helgen. Ring när det inte kan vänta.",
            "when_not": "Ring 112 om någon är i fara just nu.",
            "what_happens": "En person lyssnar på dig. Ni pratar om vad som behövs i dag.",
        },
    },
    "mottagning-barn": {
        "en": {
            "role": "The team for children, young people and families",
            "organisation": "Social services in Ekvalla",
            "hours": "Weekdays 8.00–16.30.",
            "languages": "Swedish and English. An interpreter when needed.",
            "anonymity": (
                "Yes, when you want advice. If you make a report as part of your job, you must say who you are."
            ),
            "secrecy": ("We have a duty of confidentiality. If a child may be harmed we must act on what we are told."),
            "when_to_use": "When you are worried about someone under 18, or need advice as a parent.",
            "when_not": "When someone is in danger right now. Then call 112.",
            "what_happens": "We listen and work out the next step with you. Allow about 20 minutes.",
        },
        "sv-x-lattlast": {
            "role": "Mottagningen barn, unga och familj",
            "organisation": "Socialtjänsten i Ekvalla",
            "hours": "Måndag till fredag klockan 8 till 16.30.",
            "languages": "Svenska och engelska. Du kan få en tolk. En tolk översätter det ni säger.",
            "anonymity": (
                "Du kan få råd utan att säga vem du är. Ringer du i ditt jobb om ett barn? Då måste du säga vem du är."
            ),
            "secrecy": ("Vi får inte berätta för andra vad du säger. Men vi måste hjälpa ett barn som kan fara illa."),
            "when_to_use": (
                "Ring när du är orolig för någon som är yngre än 18 år. Ring också om du är förälder och vill ha råd."
            ),
            "when_not": "Ring 112 om någon är i fara just nu.",
            "what_happens": "Vi lyssnar. Vi tänker ihop med dig. Det tar ungefär 20 minuter.",
        },
    },
    "mottagning-vuxen": {
        "en": {
            "role": "The team for adults",
            "organisation": "Social services in Ekvalla",
            "hours": "Weekdays 8.00–16.30.",
            "languages": "Swedish and English. An interpreter when needed.",
            "anonymity": "Yes, when you want advice.",
            "secrecy": (
                "We have a duty of confidentiality. Are you calling as part of your job? Check the "
                "confidentiality rules with your manager first."
            ),
            "when_to_use": ("When the person you are thinking of is 18 or older, or when you need support yourself."),
            "when_not": "When someone is in danger right now. Then call 112.",
            "what_happens": ("We talk through the situation. Support for an adult depends on the person wanting it."),
        },
        "sv-x-lattlast": {
            "role": "Mottagningen för vuxna",
            "organisation": "Socialtjänsten i Ekvalla",
            "hours": "Måndag till fredag klockan 8 till 16.30.",
            "languages": "Svenska och engelska. Du kan få en tolk. En tolk översätter det ni säger.",
            "anonymity": "Du kan få råd utan att säga vem du är.",
            "secrecy": (
                "Vi får inte berätta för andra vad du säger. Ringer du i ditt jobb? Fråga din chef först "
                "vad du får säga."
            ),
            "when_to_use": "Ring när personen har fyllt 18 år. Ring också om du själv behöver hjälp.",
            "when_not": "Ring 112 om någon är i fara just nu.",
            "what_happens": "Vi pratar om vad som har hänt. En vuxen bestämmer själv om hen vill ha hjälp.",
        },
    },
    "sig-ung": {
        "en": {
            "role": "The social support group for young people",
            "organisation": "Social services in Ekvalla",
            "hours": "Weekdays 9.00–16.00.",
            "languages": "Swedish and English. An interpreter when needed.",
            "anonymity": "Yes, in the first conversation.",
            "secrecy": ("We have a duty of confidentiality. If a child may be harmed we must act on what we are told."),
            "when_to_use": "When you are under 18 and want help to leave what you are part of.",
            "when_not": "When you are in danger right now. Then call 112.",
            "what_happens": ("You talk to someone who knows the subject well. Others may take part if you say yes."),
        },
        "sv-x-lattlast": {
            "role": "Sociala insatsgruppen för unga",
            "organisation": "Socialtjänsten i Ekvalla",
            "hours": "Måndag till fredag klockan 9 till 16.",
            "languages": "Svenska och engelska. Du kan få en tolk. En tolk översätter det ni säger.",
            "anonymity": "Du behöver inte säga vem du är första gången.",
            "secrecy": ("Vi får inte berätta för andra vad du säger. Men vi måste hjälpa ett barn som kan fara illa."),
            "when_to_use": "Ring när du är yngre än 18 år. Du vill ha hjälp att lämna det du är med i.",
            "when_not": "Ring 112 om du är i fara just nu.",
            "what_happens": ("Du får prata med en person som kan de här frågorna. Andra får vara med om du säger ja."),
        },
    },
    "sig-vuxen": {
        "en": {
            "role": "The social support group for adults",
            "organisation": "Social services in Ekvalla",
            "hours": "Weekdays 9.00–16.00.",
            "languages": "Swedish and English. An interpreter when needed.",
            "anonymity": "Yes, in the first conversation.",
            "secrecy": "We have a duty of confidentiality. Ask us about the exceptions before you tell us.",
            "when_to_use": "When you are 18 or older and want help to leave what you are part of.",
            "when_not": "When you are in danger right now. Then call 112.",
            "what_happens": (
                "You talk to someone who knows the subject well. If you want to go on, you make a plan together."
            ),
        },
        "sv-x-lattlast": {
            "role": "Sociala insatsgruppen för vuxna",
            "organisation": "Socialtjänsten i Ekvalla",
            "hours": "Måndag till fredag klockan 9 till 16.",
            "languages": "Svenska och engelska. Du kan få en tolk. En tolk översätter det ni säger.",
            "anonymity": "Du behöver inte säga vem du är första gången.",
            "secrecy": (
                "Vi får inte berätta för andra vad du säger. Det finns undantag. Fråga om dem innan du berättar."
            ),
            "when_to_use": "Ring när du har fyllt 18 år. Du vill ha hjälp att lämna det du är med i.",
            "when_not": "Ring 112 om du är i fara just nu.",
            "what_happens": ("Du får prata med en person som kan de här frågorna. Sedan kan ni göra en plan ihop."),
        },
    },
    "orostelefonen": {
        "en": {
            "role": "Orostelefonen, the helpline on radicalisation",
            "organisation": "Save the Children Sweden, all of Sweden",
            "hours": "Weekdays 9.00–12.00. Not checked yet.",
            "anonymity": (
                "Yes, when you call. The call should not show on the bill. If you e-mail, you are not anonymous."
            ),
            "when_to_use": ("When you are worried about someone and want to talk to someone outside the municipality."),
            "when_not": "When someone is in danger right now. Then call 112.",
            "what_happens": "You talk to someone who knows the subject well and helps you think it through.",
        },
        "sv-x-lattlast": {
            "role": "Orostelefonen om radikalisering",
            "organisation": "Rädda Barnen, hela Sverige",
            "hours": "Måndag till fredag klockan 9 till 12. Vi har inte kontrollerat tiden ännu.",
            "anonymity": (
                "Du behöver inte säga vem du är när du ringer. Samtalet ska inte synas på räkningen. "
                "Skriver du mejl kan de se vem du är."
            ),
            "when_to_use": "Ring när du är orolig för någon. Ring när du inte vill prata med kommunen.",
            "when_not": "Ring 112 om någon är i fara just nu.",
            "what_happens": "Du får prata med någon som kan de här frågorna.",
        },
    },
    "exit": {
        "en": {
            "role": "EXIT",
            "organisation": "Fryshuset",
            "when_to_use": ("When you want to leave a violent extremist movement, or are close to someone who does."),
            "when_not": "When you are in danger right now. Then call 112.",
            "what_happens": (
                "The support is voluntary. We have no number that has been checked, so call the municipality first."
            ),
        },
        "sv-x-lattlast": {
            "role": "EXIT",
            "organisation": "Fryshuset",
            "when_to_use": (
                "När du vill sluta i en rörelse som använder våld. Du kan också känna någon som vill sluta."
            ),
            "when_not": "Ring 112 om du är i fara just nu.",
            "what_happens": (
                "Du bestämmer själv om du vill ha hjälp. Vi vet inte säkert vilket nummer EXIT har. Ring "
                "kommunen först."
            ),
        },
    },
    "servicecenter": {
        "en": {
            "role": "The Service Centre",
            "organisation": "The municipality of Ekvalla",
            "hours": "Weekdays 8.00–16.30.",
            "languages": "Swedish and English. An interpreter when needed.",
            "anonymity": "Yes. You can ask to be connected without saying who you are.",
            "secrecy": "Please say nothing sensitive here. Ask to be connected to social services.",
            "when_to_use": "When you do not know who to talk to, or when something on the page does not work.",
            "when_not": "When someone is in danger right now. Then call 112.",
            "what_happens": "We listen briefly and connect you to the right person.",
        },
        "sv-x-lattlast": {
            "role": "Servicecenter",
            "organisation": "Ekvalla kommun",
            "hours": "Måndag till fredag klockan 8 till 16.30.",
            "languages": "Svenska och engelska. Du kan få en tolk. En tolk översätter det ni säger.",
            "anonymity": "Du behöver inte säga vem du är.",
            "secrecy": "Berätta inget hemligt här. Be att få prata med socialtjänsten.",
            "when_to_use": "Ring när du inte vet vem du ska prata med. Ring också om något på sidan är fel.",
            "when_not": "Ring 112 om någon är i fara just nu.",
            "what_happens": "Vi lyssnar en kort stund. Sedan kopplar vi dig till rätt person.",
        },
    },
}
