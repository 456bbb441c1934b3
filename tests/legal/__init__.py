"""Plans that AWS takes, though something in them looks wrong at first sight; the proof is beside each."""

from tests.legal.basics import BASICS
from tests.legal.doubts import DOUBTS
from tests.legal.forms import FORMS
from tests.legal.grants import GRANTS
from tests.legal.made import MADE
from tests.legal.services import SERVICES

LEGAL = {**BASICS, **DOUBTS, **FORMS, **SERVICES, **GRANTS, **MADE}
