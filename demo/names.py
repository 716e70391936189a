"""Invented names of varied origin. The same employee id always has the same name."""

from random import Random


def _words(text):
    return text.split()


FIRST = _words("""
Aisha Alva Amina Anette Anna-Karin Arvid Asta Bahar Beata Berit Birgitta Bojan Camilla Carina Daniela Dilan Edvin Elif
Elin Ellinor Emelie Erik Estrid Fadi Farah Fatima Felix Filippa Gabriel Goran Gunilla Gunnel Hamid Hanna Helena Hiwa
Hodan Ibrahim Ida Ingela Ingrid Irena Isak Ivana Jasmin Jelena Joakim Johanna Josefin Julia Kaltrina Karim Katarzyna
Kerstin Kim Lamia Layla Leif Lena Linnea Lovisa Lucas Madeleine Maja Malin Marcus Maria Marko Marwa Mehmet Mikaela
Milad Milan Mira Mohamed Monika Nadja Nasrin Natalia Nathalie Niklas Nina Noor Olena Oskar Parisa Patrik Pernilla
Petra Piotr Rania Rebecka Robin Roya Saga Sahra Sandra Sara Selma Shirin Simon Sofie Stina Susanne Tahira Tekla
Therese Tobias Tove Ulrika Viktor Viktoria Ville Wilma Yasmin Yusuf Zahra Zeynep Åsa Örjan
""")

LAST = _words("""
Abdi Ahlgren Ahmed Alm Amiri Aronsson Asplund Aydin Backlund Bajric Berglöf Björklund Blom Boström Brandt Bylund
Carlqvist Cederberg Chaudhry Dahlin Demir Duarte Edlund Ekdahl Eklöf Elmi Engvall Eriksdotter Fagerström Farah
Fernandez Flink Forsell Fransson Ghebremariam Granath Grahn Gulled Haidar Hallin Hamidi Hedman Hellgren Hoang Holmberg
Hosseini Hultman Ibrahimovska Isaksson Jansdotter Jama Jokinen Kaya Karimi Kowalska Kovacs Kvist Lagerlund Larsdotter
Lindahl Lindroth Ljungqvist Lundmark Löfgren Mahdi Malmros Marković Mattsson Melin Mohamud Moradi Månsson Nguyen Niemi
Norberg Nordin Nowak Nyman Nyström Olander Osman Palmgren Petrović Rahimi Ranta Rehn Rosén Rydberg Saleh Sandell
Sjögren Skoglund Sköld Soltani Staaf Stålhandske Sundell Söderlund Tesfay Thorell Tran Törnqvist Vestin Vikström
Virtanen Wahlgren Warsame Wiklund Wallin Yildiz Zetterlund Åberg Åkerblom Öberg Öhman Österlund
""")


class Names:
    """Gives out full names, no two alike."""

    def __init__(self):
        self.taken = set()

    def of(self, employee_id):
        """(first name, last name) of the employee."""
        rng = Random(f"Ekvalla {employee_id}")
        while True:
            name = rng.choice(FIRST), rng.choice(LAST)
            if name not in self.taken and name[0] != name[1]:
                self.taken.add(name)
                return name

    def take(self, full_name):
        """(first name, last name) of a name that was chosen by hand."""
        first, _, last = full_name.partition(" ")
        self.taken.add((first, last))
        return first, last
