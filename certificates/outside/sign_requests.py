"""Signs what the Academy asks an institution for, on the machine where the institution keeps its keys.

    python sign_requests.py requests.json answers.json --record record.pem --seal seal.pem --status status.pem

Give the keys that you have; what asks for another stays open. The password of a key is asked for. It prints what it
signs, one line for each; PDFs are written beside the answers with --show FOLDER, to be read before you send them back.
Needs Python 3.11 and `cryptography`, and no network.
"""

import argparse
import hashlib
import json
import sys
from base64 import b64decode, b64encode
from getpass import getpass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

PURPOSES = ("record", "seal", "status")


def main() -> int:
    """Writes the answers; 0 where every request is answered, 1 where some stay open."""
    options = _options()
    content = json.loads(options.requests.read_text(encoding="utf-8"))
    keys = {one: _key(getattr(options, one)) for one in PURPOSES if getattr(options, one)}
    for one in content["requests"]:
        data = b64decode(one["to_be_signed"])
        if hashlib.sha256(data).hexdigest() != one["sha256"]:
            print(f"damaged: {one['kind']} {one['about']}", file=sys.stderr)
            return 2
        key = keys.get(one["purpose"])
        if key is None:
            continue
        sealing = one["purpose"] == "seal"
        one["value"] = b64encode(key.sign(data, ECDSA(SHA256())) if sealing else key.sign(data)).decode()
        print(one["kind"], one["about"], one["sha256"][:16])
        if options.show and one["document"]:
            _show(options.show, one)
    options.answers.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0 if all(one["value"] for one in content["requests"]) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Sign what the Academy asks for.")
    parser.add_argument("requests", type=Path)
    parser.add_argument("answers", type=Path)
    for purpose in PURPOSES:
        parser.add_argument(f"--{purpose}", type=Path, help=f"private key (PEM) for the purpose {purpose}")
    parser.add_argument("--show", type=Path, help="folder for what is signed as a document")
    return parser.parse_args()


def _key(path: Path) -> Any:
    data = path.read_bytes()
    locked = b"ENCRYPTED" in data
    return load_pem_private_key(data, getpass(f"{path}: ").encode() if locked else None)


def _show(folder: Path, one: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    suffix = "pdf" if one["kind"] == "paper" else "json"
    (folder / f"{one['about'] or one['kind']}-{one['sha256'][:16]}.{suffix}").write_bytes(b64decode(one["document"]))


if __name__ == "__main__":
    sys.exit(main())
