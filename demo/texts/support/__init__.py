"""The support pages of Ekvalla, a module for each language, and the locale that each is written for."""

from demo.texts.support import ar, en, lattlast, so, sv

TEXTS = {"sv": sv, "sv-x-lattlast": lattlast, "en": en, "ar": ar, "so": so}
