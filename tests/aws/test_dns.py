"""Name servers of domains, asked of a name server on this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from policypack.aws import Aws, Lookups, Transport
from policypack.errors import Unavailable
from tests.aws.helpers import KEYS, REGION

Reply = Callable[[dns.message.Message], None]


class NameServer:
    """Answers each question as `reply` fills in; without one it says nothing."""

    def __init__(self) -> None:
        self.reply: Reply | None = None
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.address: tuple[str, int] = self._socket.getsockname()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            asked, sender = self._socket.recvfrom(4096)
            if not asked:
                return
            answer = dns.message.make_response(dns.message.from_wire(asked))
            answer.flags |= dns.flags.RA
            if self.reply is not None:
                self.reply(answer)
                self._socket.sendto(answer.to_wire(), sender)

    def stop(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", self.address)
        self._thread.join()
        self._socket.close()


@pytest.fixture
def server() -> Iterator[NameServer]:
    made = NameServer()
    yield made
    made.stop()


def asking(server: NameServer, read_timeout: float = 8.0, **more: object) -> Aws:
    transport = Transport(read_timeout=read_timeout, resolver=server.address)
    lookups = Lookups(transport=transport, cache_dir=None, **more)  # type: ignore[arg-type]
    return lookups.bind(KEYS, REGION)


def delegated(answer: dns.message.Message) -> None:
    name = answer.question[0].name
    answer.answer.append(dns.rrset.from_text(name, 60, "IN", "NS", "NS-2.awsdns-02.NET.", "ns-1.awsdns-01.org."))


def rcode(code: dns.rcode.Rcode) -> Reply:
    return lambda answer: answer.set_rcode(code)


def test_the_name_servers_of_a_domain(server: NameServer) -> None:
    server.reply = delegated
    aws = asking(server)
    assert aws.dns.name_servers("shop.example.org") == ("ns-1.awsdns-01.org", "ns-2.awsdns-02.net")
    evidence = aws.evidence()
    assert evidence is not None
    assert evidence.detail == "dns:NS in the public DNS"


@pytest.mark.parametrize("reply", [rcode(dns.rcode.NXDOMAIN), rcode(dns.rcode.NOERROR)], ids=["no domain", "no zone"])
def test_a_domain_that_leads_nowhere(server: NameServer, reply: Reply) -> None:
    server.reply = reply
    assert asking(server).dns.name_servers("shop.example.org") == ()


def test_a_broken_name_server_is_not_an_answer(server: NameServer) -> None:
    server.reply = rcode(dns.rcode.SERVFAIL)
    with pytest.raises(Unavailable) as caught:
        asking(server).dns.name_servers("shop.example.org")
    assert (caught.value.cause, caught.value.action) == ("unreachable", "dns:NS")


def test_a_name_server_that_says_nothing_is_not_an_answer(server: NameServer, real_time: None) -> None:
    with pytest.raises(Unavailable) as caught:
        asking(server, read_timeout=0.3).dns.name_servers("shop.example.org")
    assert (caught.value.cause, caught.value.action) == ("timeout", "dns:NS")


def test_beside_an_emulator_nobody_is_asked(server: NameServer) -> None:
    aws = asking(server, endpoint_url="http://127.0.0.1:9")
    with pytest.raises(Unavailable, match="not in the public DNS"):
        aws.dns.name_servers("shop.example.org")
    assert aws.lookups.requests == ()
