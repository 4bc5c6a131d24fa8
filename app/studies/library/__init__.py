"""The ten studies, one a file; whatever lists studies iterates over `STUDIES`."""

from app.studies.library import (
    activation,
    batch_size,
    depth,
    epochs,
    initialisation,
    learning_rate,
    loss,
    optimizer,
    regularisation,
    tuning,
)
from app.studies.study import Study

_ALL = (
    learning_rate,
    optimizer,
    loss,
    batch_size,
    epochs,
    activation,
    initialisation,
    regularisation,
    tuning,
    depth,
)
STUDIES: dict[str, Study] = {module.STUDY.name: module.STUDY for module in _ALL}
