"""Argon2id with 19 MiB and two passes: a class of five hundred logs in within seconds, not minutes."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idHasher(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1
