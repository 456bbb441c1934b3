"""Passwords."""

import random
import string

alphabet = string.ascii_letters + string.digits
database_password = "".join(random.choices(alphabet, k=32))
