"""Recension: many pages of one event, read back to their origins."""

import os

# Before anything imports onnxruntime: from 1.31 on it reports its use over the network unless told
# not to, and keeps a device id in the user's home.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

__version__ = "0.1.0"
