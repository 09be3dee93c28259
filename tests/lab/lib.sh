# Shared by up and down; expects DIR. Sourced, not run.

HOST=mail.example.test
DOMAIN=example.test
CERTIFICATES="selfsigned expired notyet wronghost nochain"

# name tls auth certificate: every endpoint speaks SMTP and delivers to the Maildirs below DIR/mail.
# tls: none, starttls (offered), starttls! (required), tls (from the first byte). auth: none, yes (required).
endpoints() {
    cat <<'TABLE'
smtp            starttls  none main
smtp-plainauth  none      yes  -
submission      starttls! yes  main
smtps           tls       yes  main
TABLE
    local certificate
    for certificate in $CERTIFICATES; do
        echo "submission-$certificate starttls! yes $certificate"
        echo "smtps-$certificate tls yes $certificate"
    done
}

say() { echo "lab: $*" >&2; }
die() { say "$*"; exit 1; }
unavailable() { say "$*"; exit 77; }
