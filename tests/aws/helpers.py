"""Stubbed clients and servers on this machine, for lookup tests."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from policypack.aws import Aws, Lookups, Transport

KEYS = {"accessKey": "AKIAWHOEVERASKSFORIT", "secretKey": "made-up"}
ACCOUNT = "483920175646"
REGION = "eu-west-1"
QUICK = Transport(connect_timeout=0.2, read_timeout=0.2, attempts=1)


class Stub:
    """Stubbed clients of one run: `stub("rds")` is botocore's Stubber on the client that the verbs will use.

    `stub.aws` is the facade for `REGION`. Answers are checked against botocore's model; a question nobody
    prepared fails, and so does an answer nobody asked for.
    """

    def __init__(self, lookups: Lookups | None = None, provider: Mapping[str, object] = KEYS) -> None:
        self.lookups = lookups or Lookups(cache_dir=None)
        self.provider = provider
        self.aws = self.at(REGION)
        self.lookups.store.learn(self.aws.identity, ACCOUNT)
        self._stubs: dict[tuple[str, str], Any] = {}

    def at(self, region: str | None) -> Aws:
        return self.lookups.bind(self.provider, region)

    def __call__(self, service: str, region: str = REGION) -> Any:
        stub = self._stubs.get((service, region))
        if stub is None:
            stub = _numbered(self.lookups.sessions.client(self.aws.identity, service, region))
            stub.activate()
            self._stubs[service, region] = stub
        return stub

    def fails(
        self,
        service: str,
        operation: str,
        code: str,
        message: str = "",
        status: int = 400,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        """The next `operation` is answered with an error."""
        said = {"HTTPHeaders": {"x-amz-request-id": "1", **(headers or {})}}
        self(service, **more).add_client_error(operation, code, message, status, response_meta=said)

    def denied(self, service: str, operation: str) -> None:
        self.fails(service, operation, "AccessDeniedException", "You are not authorized", 403)

    def throttled(self, service: str, operation: str) -> None:
        self.fails(service, operation, "ThrottlingException", "Rate exceeded")

    def finish(self) -> None:
        for stub in self._stubs.values():
            stub.assert_no_pending_responses()


def _numbered(client: Any) -> Any:
    """A Stubber whose answers have the number that AWS gives every request."""
    from botocore.stub import Stubber

    class Numbered(Stubber):
        def add_response(self, method: str, service_response: dict[str, Any], expected_params: Any = None) -> None:
            numbered = {"ResponseMetadata": {"RequestId": "1"}, **service_response}
            super().add_response(method, numbered, expected_params)

    return Numbered(client)


Reply = tuple[int, str, str]  # status, content type, body


class Endpoint:
    """A server on this machine. `reply` sees (path, body) and gives (status, content type, body).

    None drops the connection without a word.
    """

    def __init__(self, reply: Callable[[str, str], Reply | None], request_id: str = "") -> None:
        endpoint = self
        self.asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length).decode()
                endpoint.asked.append(body or self.path)
                answer = reply(self.path, body)
                if answer is None:
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                status, kind, text = answer
                self.send_response(status)
                if request_id:  # as every answer of AWS has one
                    self.send_header("x-amzn-RequestId", request_id)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            do_GET = do_POST  # noqa: N815  http.server's name

            def log_message(self, *args: object) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def error_xml(code: str, message: str = "no") -> str:
    return (
        f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
        "<RequestId>1</RequestId></ErrorResponse>"
    )
