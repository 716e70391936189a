"""What became of the rows of another system, so that bringing them in again changes nothing."""

from django.db import models


class ImportedRow(models.Model):
    """One row there. It stays when what it became is deleted here, so that nothing deleted comes back.

    `source`: as in Sitting.source. `model` and `number`: its model and primary key there. `sha256`: over the row as it
    was read; nothing of an account, whose data is nobody's to keep. `target`: the primary key here. `here`: a mark of
    what it became as the import left it, to see whether somebody has edited it since.
    """

    source = models.CharField(max_length=40)
    model = models.CharField(max_length=60)
    number = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)
    target = models.CharField(max_length=64)
    here = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "model", "number"], name="quizzes_imported_once"),
        ]

    def __str__(self):
        return f"{self.source}: {self.model} {self.number}"
