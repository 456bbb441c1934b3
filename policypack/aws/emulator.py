"""An AWS on this machine: moto's server in this process, and answers for operations that moto lacks.

For trying the pack without an account, and for tests. It listens on 127.0.0.1 only, keeps its state in memory, and
leaves the process's environment alone. Its answers are moto's and those of `emulator_answers`: they say nothing
about a real account, and findings made from them say so.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any

from policypack.aws import emulator_account
from policypack.aws.emulator_answers import ANSWERS, Question, Refusal
from policypack.errors import ConfigError
from policypack.version import INSTALL

log = logging.getLogger(__name__)
__all__ = ["ACCOUNT", "Emulator", "emulator_account"]  # the last registers its answers by being imported

# An account number like any other; documentation's placeholders would be findings of their own.
ACCOUNT = "483920175646"
_SCOPE = re.compile(r"Credential=(?P<key>[^/]+)/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request")

_ID = "00000000-0000-4000-8000-000000000000"  # of every request
_JSON = "preflight.json"  # in a request's environment: does its operation answer in JSON?
StartResponse = Callable[..., Any]
Environ = dict[str, Any]


class Emulator:
    """`with Emulator() as emulator:` serves at `emulator.url` for the account `emulator.account` until the end.

    Raises ConfigError where moto is not installed. With `ahead` the usual services are loaded beside whatever comes
    next, before anybody asks them. State is moto's own, one per process: each start begins empty.
    """

    def __init__(self, *, ahead: bool = False) -> None:
        self._ahead = ahead
        # moto prefers this variable over everything that a request says.
        self.account = os.environ.get("MOTO_ACCOUNT_ID") or ACCOUNT
        self.url = ""
        self._server: Any = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Emulator:
        try:
            from moto.moto_api._internal import moto_api_backend
            from moto.moto_server.werkzeug_app import MotoRequestHandler
            from werkzeug.serving import make_server
        except ImportError as missing:
            text = "The emulator needs moto's server, which a published pack does not carry"
            raise ConfigError(f"{text} ({missing}).\nInstall it: {INSTALL}") from None

        class Quiet(MotoRequestHandler):  # type: ignore[misc]  # moto has no types
            """Requests are noted for debugging only; stderr belongs to the user."""

            def log(self, type: str, message: str, *args: object) -> None:
                log.debug(message, *args)

        # A reset makes EC2 anew in each region, with a thousand images, and then throws it away.
        ec2 = sys.modules.get("moto.ec2.models")
        if ec2 is not None:
            ec2.ec2_backends.clear()
        moto_api_backend.reset()
        application = _Application(self.account)
        self._server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Quiet)
        self._server.log = lambda _type, message, *args: log.debug(message, *args)
        self.url = f"http://127.0.0.1:{self._server.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="emulator", daemon=True)
        self._thread.start()
        if self._ahead:
            threading.Thread(target=_load, args=(application,), name="emulator-load", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        if self._thread is not None:
            self._thread.join(2)


# What most plans ask about, by the name that signs: moto takes seconds to load it, which pass while a program runs.
_USUAL = ("ec2", "rds", "iam", "ecr", "logs", "elasticloadbalancing", "ssm", "lambda", "sts")


def _load(application: _Application) -> None:
    for service in _USUAL:
        application.load(service)


class _Application:
    """Our answers first, moto's for the rest; what neither has is said in AWS's own way, not as a web page."""

    def __init__(self, account: str) -> None:
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

        class Dispatcher(DomainDispatcherApplication):  # type: ignore[misc]  # moto has no types
            """Raises for services that moto lacks, where moto would print to stdout."""

            def get_backend_for_host(self, host: str | None) -> Any:
                known = host is None or any(pattern.match(f"http://{host}") for _, pattern in self.backend_url_patterns)
                if not known and host is not None and "amazonaws.com" in host:
                    raise NotImplementedError(f"moto has no service at {host}")
                return super().get_backend_for_host(host)

        self._account = account
        self._moto = Dispatcher(create_backend_app)

    def load(self, service: str) -> None:
        """Load moto's side of a service, named as it signs."""
        scope = f"AKIALOADSTHESERVICE0/20260101/us-east-1/{service}/aws4_request"
        signed = f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0"
        self._moto.get_application({"HTTP_AUTHORIZATION": signed, "HTTP_HOST": "127.0.0.1", "PATH_INFO": "/"})

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        scope = _SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
        if scope is None or not _issued(scope["key"]):
            environ["HTTP_X_MOTO_ACCOUNT_ID"] = self._account
        environ["wsgi.errors"] = _Debug()
        numbered = _numbered(start_response)
        try:
            if scope is not None:
                answer = self._own(environ, scope["service"], scope["region"])
                if answer is not None:
                    status, headers, body = answer
                    numbered(status, headers)
                    return [body]
            said: list[Any] = []
            found: Iterable[bytes] = self._moto(environ, lambda *given: said.extend(given))
            if _is_page(environ, *said):
                raise NotImplementedError(f"moto has no answer at {environ.get('PATH_INFO')}")
            numbered(*said)
            return found
        except NotImplementedError as missing:
            return _failure(environ, numbered, 501, "UnknownOperationException", "InvalidAction", str(missing))
        except Refusal as problem:
            return _failure(environ, numbered, problem.status, problem.code, problem.code, problem.message)

    def _own(self, environ: Environ, signing: str, region: str) -> tuple[str, list[tuple[str, str]], bytes] | None:
        """The answer of `emulator_answers`, or None where it has none."""
        candidates = [answer for answer in ANSWERS if answer.signing == signing]
        if not candidates:
            return None
        from moto.core.serialize import get_serializer_class
        from moto.core.utils import get_service_model
        from werkzeug.wrappers import Request

        request = Request(environ)
        request.get_data(parse_form_data=False, cache=True)
        form = _form(request)
        for candidate in candidates:
            operation = get_service_model(candidate.service).operation_model(candidate.operation)
            protocol = _protocol(operation.service_model)
            path = _matches(operation, protocol, request, form)
            if path is None:
                continue
            environ[_JSON] = "json" in protocol
            parameters = _parse(operation, protocol, request, form, path)
            result = candidate.function(Question(parameters, region, self._account))
            if result is None:
                break
            made = get_serializer_class(candidate.service, protocol)(operation).serialize(result)
            headers = [(str(key), str(value)) for key, value in made["headers"].items()]
            body = made["body"]
            return f"{made['status_code']} OK", headers, body if isinstance(body, bytes) else str(body).encode()
        _rewind(environ, request)
        return None


def _numbered(start_response: StartResponse) -> StartResponse:
    """Give an answer what AWS gives its own: the id of the request."""

    def numbered(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        there = {name.lower() for name, _ in headers}
        given = [("x-amzn-RequestId", _ID), ("x-amz-request-id", _ID), ("x-amz-id-2", _ID)]
        return start_response(status, [*headers, *(item for item in given if item[0].lower() not in there)], *more)

    return numbered


def _is_page(environ: Environ, status: str, headers: list[tuple[str, str]], *_: Any) -> bool:
    """Is it a web page, as moto's server answers for a path that it does not know? HEAD has no page to show."""
    kinds = {name.lower(): value for name, value in headers}
    found = status.startswith(("404", "405")) and kinds.get("content-type", "").startswith("text/html")
    return found and "x-amzn-errortype" not in kinds and environ.get("REQUEST_METHOD") != "HEAD"


def _form(request: Any) -> Any:
    from urllib.parse import parse_qsl

    from werkzeug.datastructures import MultiDict

    pairs = parse_qsl(request.get_data(as_text=True), keep_blank_values=True)
    typed = (request.content_type or "").startswith("application/x-www-form-urlencoded")
    return MultiDict(pairs if typed else []) if typed else request.args


def _rewind(environ: Environ, request: Any) -> None:
    """Reading a request consumes it; moto must be able to read it again."""
    import io

    environ["wsgi.input"] = io.BytesIO(request.get_data())
    environ.pop("werkzeug.request", None)


def _protocol(model: Any) -> str:
    from moto.core.parse import PROTOCOL_PARSERS

    named = [model.metadata["protocol"], *model.metadata.get("protocols", [])]
    return next(str(name) for name in named if name in PROTOCOL_PARSERS)


def _matches(operation: Any, protocol: str, request: Any, form: Any) -> dict[str, str] | None:
    """The path's parameters where the request is for this operation, else None."""
    if protocol in ("query", "ec2"):
        return {} if form.get("Action") == operation.name else None
    if protocol == "json":
        return {} if request.headers.get("X-Amz-Target", "").rpartition(".")[2] == operation.name else None
    template = operation.http["requestUri"].partition("?")[0].rstrip("/")
    pattern = re.sub(r"\{(\w+)(\+?)\}", lambda m: f"(?P<{m[1]}>{'.+' if m[2] else '[^/]+'})", template)
    found = re.fullmatch(pattern, request.path.rstrip("/"))
    return found.groupdict() if found and request.method == operation.http["method"] else None


def _parse(operation: Any, protocol: str, request: Any, form: Any, path: dict[str, str]) -> dict[str, Any]:
    from moto.core.parse import PROTOCOL_PARSERS

    parsed = PROTOCOL_PARSERS[protocol](operation).parse(
        {
            "method": request.method,
            "values": form,
            "headers": request.headers,
            "body": request.get_data(),
            "url_path": request.path,
            "url_params": path,
        }
    )
    return dict(parsed or {})


def _issued(key: str) -> bool:
    """True for access keys that moto itself gave out: they say which account they belong to."""
    # Another request may be importing the module just now; then it has given out no key yet.
    backends = getattr(sys.modules.get("moto.iam.models"), "iam_backends", None)
    if backends is None:
        return False
    accounts = list(backends.values())
    return any(key in backend.access_keys for account in accounts for backend in list(account.values()))


def _failure(
    environ: Environ, start_response: StartResponse, status: int, json_code: str, xml_code: str, message: str
) -> list[bytes]:
    """An error in the words of the caller's protocol."""
    import json
    from xml.sax.saxutils import escape

    if environ.get(_JSON) or "json" in environ.get("CONTENT_TYPE", "") or environ.get("HTTP_X_AMZ_TARGET"):
        body = json.dumps({"__type": json_code, "message": message})
        headers = [("Content-Type", "application/x-amz-json-1.1"), ("x-amzn-ErrorType", json_code)]
    else:
        error = f"<Error><Type>Sender</Type><Code>{xml_code}</Code><Message>{escape(message)}</Message></Error>"
        body = f"<ErrorResponse>{error}<RequestId>emulator</RequestId></ErrorResponse>"
        headers = [("Content-Type", "text/xml")]
    data = body.encode()
    start_response(f"{status} Error", [*headers, ("Content-Length", str(len(data)))])
    return [data]


class _Debug:
    """Takes what frameworks would write to stderr."""

    def write(self, text: str) -> int:
        if text.strip():
            log.debug("%s", text.rstrip())
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        self.write("".join(lines))

    def flush(self) -> None:
        """Nothing is held back."""
