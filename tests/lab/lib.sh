# Shared by up and down; expects DIR. Sourced, not run.

HOST=mail.example.test
DOMAIN=example.test
# Each is a PEM file below pki and, in clientcert, tls12 and tls10, the good one with more demands of the server.
CERTIFICATES="main selfsigned expired notyet wronghost nochain clientcert tls12 tls10"

# server name address tls auth certificate: every endpoint of postfix and dovecot speaks SMTP and delivers to the
# Maildirs below DIR/mail; those of imap and pop3, which are Dovecot as well, read them.
# tls: none, starttls (offered), starttls! (required), tls (from the first byte). auth: none, yes (offered).
# Postfix cannot do EXTERNAL, so Dovecot's own submission server does; it takes its certificate from the address.
endpoints() {
    cat <<'TABLE'
postfix smtp 127.0.0.1 starttls none main
postfix clear 127.0.0.1 none yes -
postfix helo-clear 127.0.0.1 none none -
postfix helo-starttls 127.0.0.1 starttls! yes main
postfix helo-tls 127.0.0.1 tls yes main
TABLE
    local certificate protocol last=10
    for protocol in imap pop3; do
        echo "$protocol $protocol-clear 127.0.0.1 starttls yes main"
        echo "$protocol $protocol-tls 127.0.0.1 tls yes main"
    done
    for certificate in $CERTIFICATES; do
        last=$((last + 1))
        echo "postfix starttls-$certificate 127.0.0.1 starttls! yes $certificate"
        echo "postfix tls-$certificate 127.0.0.1 tls yes $certificate"
        echo "dovecot external-starttls-$certificate 127.0.0.$last starttls! yes $certificate"
        echo "dovecot external-tls-$certificate 127.0.0.$last tls yes $certificate"
        case $certificate in main | selfsigned | expired | wronghost)
            for protocol in imap pop3; do
                echo "$protocol $protocol-starttls-$certificate 127.0.0.$last starttls yes $certificate"
                echo "$protocol $protocol-tls-$certificate 127.0.0.$last tls yes $certificate"
            done ;;
        esac
    done
}

say() { echo "lab: $*" >&2; }
die() { say "$*"; exit 1; }
unavailable() { say "$*"; exit 77; }
