"""A real mail server for a test: Debian's exim4 on a free port of 127.0.0.1, with a folder of its own, STARTTLS and a login."""
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import time

PROGRAM = shutil.which("exim4", path="/usr/sbin:/usr/bin")
USER, PASSWORD = "courant", "quay-7"

CONFIGURATION = """
exim_path = {program}
spool_directory = {folder}/spool
log_file_path = {folder}/spool/%slog
pid_file_path = {folder}/exim.pid
primary_hostname = mail.reader.example
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
tls_advertise_hosts = *
tls_certificate = {folder}/cert.pem
tls_privatekey = {folder}/key.pem
exim_user = {user}
exim_group = {group}
acl_smtp_rcpt = recipient
acl_smtp_data = message
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
message_size_limit = 20M

begin acl
recipient:
  deny message = no such mailbox here
       local_parts = nobody
  accept domains = reader.example
         authenticated = *
  deny message = relay not permitted
message:
  defer condition = ${{if exists{{{folder}/put-off}}}}
        message = come again later
        log_message = put off $h_message-id:
  accept

begin routers
all:
  driver = accept
  transport = maildir

begin transports
maildir:
  driver = appendfile
  directory = {folder}/mail
  maildir_format
  user = {user}
  group = {group}
  delivery_date_add
  envelope_to_add

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{login}}}}}{{eq{{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
  server_advertise_condition = ${{if def:tls_in_cipher}}
"""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Exim:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        # exim never writes as root; started by anybody else it stays who it is.
        account = pwd.getpwnam("Debian-exim") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        for name in ("spool", "mail"):
            (self.folder / name).mkdir(parents=True)
            if os.geteuid() == 0:
                os.chown(self.folder / name, account.pw_uid, account.pw_gid)
        self.certificate = self.folder / "cert.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", self.folder / "key.pem", "-out", self.certificate],
                       check=True, capture_output=True)
        if os.geteuid() == 0:
            os.chown(self.folder / "key.pem", account.pw_uid, account.pw_gid)
        import grp
        (self.folder / "exim.conf").write_text(CONFIGURATION.format(
            program=PROGRAM, folder=self.folder, port=self.port, user=account.pw_name,
            group=grp.getgrgid(account.pw_gid).gr_name, login=USER, password=PASSWORD))
        self.folder.chmod(0o755)
        self.process = None

    def start(self):
        self.process = subprocess.Popen([PROGRAM, "-C", self.folder / "exim.conf", "-bdf"], stderr=subprocess.PIPE)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert self.process.poll() is None, self.process.stderr.read().decode()
                time.sleep(0.05)
        raise AssertionError("exim does not listen")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(10)
        if self.process:
            self.process.stderr.close()

    def put_off(self, on):
        """Whether each message is answered with 451 after it was sent."""
        mark = self.folder / "put-off"
        mark.touch() if on else mark.unlink()

    def log(self):
        path = self.folder / "spool" / "mainlog"
        return path.read_text(errors="replace") if path.exists() else ""

    def wait_for(self, count):
        """The bytes of the mails received, once there are `count` in all."""
        mails = []
        for _ in range(200):
            mails = sorted((self.folder / "mail" / "new").glob("*"), key=lambda file: file.stat().st_mtime_ns)
            if len(mails) >= count:
                break
            time.sleep(0.05)
        assert len(mails) == count, f"{len(mails)} mails instead of {count}\n{self.log()}"
        return [mail.read_bytes() for mail in mails]
