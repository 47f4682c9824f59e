"""The account as the bytes of account.json."""

import msgspec

from recension.model.account import Account


def account_bytes(account: Account) -> bytes:
    """`account` as UTF-8 JSON, indented by two, `schema` first; equal accounts give equal bytes."""
    plain = msgspec.to_builtins(account, order="sorted")
    ordered = {"schema": plain.pop("schema"), **plain}
    return msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n"
