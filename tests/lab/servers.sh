# What Postfix and Dovecot are told; expects DIR, DIR/endpoints.tsv and lib.sh. Sourced, not run.

each_endpoint() { # server: its rows as "name address port tls auth certificate"
    awk -F'\t' -v server="$1" '$2 == server { print $1, $3, $4, $5, $6, $7 }' "$DIR/endpoints.tsv"
}

# Mail is kept as it came, CR LF included. Sockets instead of ports: only what a client reaches has a port. Anybody is a
# user, with the password NAME-secret, so that a test can have as many as it needs.
write_dovecot() {
    local d=$DIR/dovecot version
    mkdir -p "$d/run" "$d/state" "$DIR/mail" && chown mail:mail "$DIR/mail"
    # Dovecot knows no highest version, OpenSSL does.
    for version in 1.2 1; do
        printf 'openssl_conf = all\n[all]\nssl_conf = ssl\n[ssl]\nsystem_default = only\n[only]\nMinProtocol = TLSv%s\nMaxProtocol = TLSv%s\n' \
            $version $version >"$d/only-tls$version.cnf"
    done
    cat >"$d/dovecot.conf" <<CONF
protocols = lmtp submission imap pop3
listen = 127.0.0.1
base_dir = $d/run
state_dir = $d/state
log_path = $DIR/log/dovecot.log
ssl = required
ssl_cert = <$DIR/pki/main.pem
ssl_key = <$DIR/pki/main.key
ssl_min_protocol = TLSv1
ssl_cipher_list = ALL:!aNULL:@SECLEVEL=0
ssl_ca = <$DIR/pki/ca.pem
ssl_verify_client_cert = yes
ssl_require_crl = no
ssl_cert_username_field = commonName
auth_ssl_username_from_cert = yes
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256 external
auth_failure_delay = 0
hostname = $HOST
mail_location = maildir:~/Maildir
mail_save_crlf = yes
mail_fsync = never
first_valid_uid = 1
first_valid_gid = 1
mail_access_groups =
# Who comes with a certificate needs no password.
passdb {
  driver = static
  mechanisms = external
  args = nopassword=y
}
passdb {
  driver = static
  args = password=%n-secret
}
userdb {
  driver = static
  args = uid=8 gid=8 home=$DIR/mail/%n
}
# Folders whose names do not tell what they are for.
namespace inbox {
  inbox = yes
  separator = .
  mailbox Rubbish {
    special_use = \\Junk
  }
  mailbox Copies {
    special_use = \\Sent
  }
}
submission_relay_host = 127.0.0.1
submission_relay_port = $(awk -F'\t' '$1 == "smtp" { print $4 }' "$DIR/endpoints.tsv")
submission_relay_trusted = yes
service lmtp {
  unix_listener lmtp {
    mode = 0666
  }
}
service auth {
  unix_listener sasl {
    mode = 0666
  }
}
CONF
    dovecot_listeners >>"$d/dovecot.conf"
}

dovecot_listeners() {
    local login only
    for login in submission-login submission-login-tls12 submission-login-tls10; do
        case $login in
            *tls12) only=$DIR/dovecot/only-tls1.2.cnf ;;
            *tls10) only=$DIR/dovecot/only-tls1.cnf ;;
            *) only= ;;
        esac
        echo "service $login {"
        [ -z "$only" ] && printf '  inet_listener submission {\n    port = 0\n  }\n  inet_listener submissions {\n    port = 0\n  }\n'
        [ -n "$only" ] && printf '  type = login\n  protocol = submission\n  user = $default_login_user\n  chroot = login\n  executable = /usr/bin/env OPENSSL_CONF=%s /usr/lib/dovecot/submission-login\n' "$only"
        printf '  service_count = 0\n  client_limit = 200\n  process_limit = 2\n'
        each_endpoint dovecot | while read -r name address port tls _ certificate; do
            [ "submission-login-$certificate" = "$login" ] || { [ -z "$only" ] && [[ $certificate != tls1* ]]; } || continue
            printf '  inet_listener %s {\n    address = %s\n    port = %s\n' "$name" "$address" "$port"
            [ "$tls" = tls ] && echo "    ssl = yes"
            echo "  }"
        done
        echo "}"
    done
    for login in imap pop3; do
        printf 'service %s-login {\n  service_count = 0\n  client_limit = 200\n  process_limit = 2\n' $login
        printf '  inet_listener %s {\n    port = 0\n  }\n  inet_listener %ss {\n    port = 0\n  }\n' $login $login
        each_endpoint $login | while read -r name address port tls _ certificate; do
            printf '  inet_listener %s {\n    address = %s\n    port = %s\n' "$name" "$address" "$port"
            [ "$tls" = tls ] && echo "    ssl = yes"
            echo "  }"
        done
        # In the clear is a mode, too.
        printf '}\nprotocol %s {\n  ssl = yes\n  mail_max_userip_connections = 200\n}\n' $login
    done
    each_endpoint dovecot | while read -r _ address _ tls _ certificate; do
        [ "$tls" = tls ] || continue
        printf 'local %s {\n  ssl_cert = <%s.pem\n  ssl_key = <%s.key\n' "$address" "$DIR/pki/$certificate" "$DIR/pki/$certificate"
        echo "}"
    done
}

# Postfix rewrites no header and breaks no line: what the client sent must be found in the Maildir byte for byte. At each
# step it asks the test program, if that listens at DIR/policy, what to answer; otherwise it takes the mail.
write_postfix() {
    local p=$DIR/postfix policy
    mkdir -p "$p/etc" "$p/spool" "$p/data" && chown postfix:postfix "$p/data"
    policy="check_policy_service { unix:$DIR/policy, default_action=DUNNO, timeout=100s, try_limit=1 }"
    printf '/^(alice|bob|full|cell-[a-z0-9-]+)@%s$/ OK\n' "$DOMAIN" >"$p/etc/mailboxes"
    echo '/^EHLO.*/ EHLX' >"$p/etc/heloonly"
    cat >"$p/etc/recipients" <<CONF
tempfail@$DOMAIN  451 4.3.0 lab: try again later
reject@$DOMAIN    550 5.7.1 lab: rejected by policy
full@$DOMAIN      452 4.2.2 lab: mailbox full
busy@$DOMAIN      421 4.3.2 lab: service shutting down
CONF
    cat >"$p/etc/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $p/spool
data_directory = $p/data
maillog_file = $DIR/log/postfix.log
maillog_file_prefixes = $DIR
syslog_name = lab
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = $HOST
mydomain = $DOMAIN
myorigin = $DOMAIN
mydestination =
mynetworks =
alias_maps =
alias_database =
local_transport = error:5.1.1 no local users
local_recipient_maps =
virtual_mailbox_domains = $DOMAIN
virtual_mailbox_maps = regexp:$p/etc/mailboxes
virtual_transport = lmtp:unix:$DIR/dovecot/run/lmtp
# Nothing leaves this machine: mail to any other domain is swallowed.
default_transport = discard:
relay_transport = discard:
disable_dns_lookups = yes
smtpd_peername_lookup = no
in_flow_delay = 0
biff = no
local_header_rewrite_clients =
always_add_missing_headers = no
message_drop_headers =
lmtp_line_length_limit = 0
default_process_limit = 200
smtpd_tls_security_level = may
smtpd_tls_chain_files = $DIR/pki/main.pem
smtpd_tls_CAfile = $DIR/pki/ca.pem
smtpd_tls_session_cache_database =
smtpd_tls_received_header = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $DIR/dovecot/run/sasl
smtpd_sasl_security_options = noanonymous
smtpd_sasl_authenticated_header = yes
smtpd_authorized_xclient_hosts = 127.0.0.1
smtpd_delay_reject = no
smtpd_client_restrictions = $policy
smtpd_helo_restrictions = $policy
smtpd_sender_restrictions = $policy
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access texthash:$p/etc/recipients, $policy
smtpd_end_of_data_restrictions = $policy
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
CONF
    postfix_services >"$p/etc/master.cf"
    touch -d "1 minute ago" "$p/etc"/* # Postfix waits for two seconds before it trusts a younger file
}

postfix_services() {
    each_endpoint postfix | while read -r name address port tls auth certificate; do
        echo "$address:$port inet n - n - - smtpd"
        case $tls in
            none) echo "  -o smtpd_tls_security_level=none" ;;
            starttls!) echo "  -o smtpd_tls_security_level=encrypt -o smtpd_tls_auth_only=yes" ;;
            tls) echo "  -o smtpd_tls_wrappermode=yes" ;;
        esac
        [ "$certificate" = - ] || echo "  -o smtpd_tls_chain_files=$DIR/pki/$certificate.pem"
        [ "$auth" = none ] || echo "  -o smtpd_sasl_auth_enable=yes"
        case $certificate in
            clientcert) echo "  -o smtpd_tls_ask_ccert=yes -o smtpd_tls_req_ccert=yes" ;;
            tls12) only_version TLSv1.2 ;;
            tls10) only_version TLSv1 ;;
        esac
        [[ $name != helo-* ]] || echo "  -o smtpd_command_filter=regexp:$DIR/postfix/etc/heloonly"
    done
    cat <<'CONF'
cleanup    unix  n - n - 0 cleanup
qmgr       unix  n - n 300 1 qmgr
tlsmgr     unix  - - n 1000? 1 tlsmgr
rewrite    unix  - - n - - trivial-rewrite
bounce     unix  - - n - 0 bounce
defer      unix  - - n - 0 bounce
trace      unix  - - n - 0 bounce
proxymap   unix  - - n - - proxymap
showq      unix  n - n - - showq
error      unix  - - n - - error
retry      unix  - - n - - error
discard    unix  - - n - - discard
lmtp       unix  - - n - - lmtp
anvil      unix  - - n - 1 anvil
scache     unix  - - n - 1 scache
postlog    unix-dgram n - n - 1 postlogd
CONF
}
only_version() {
    printf '  -o { smtpd_tls_protocols = >=%s, <=%s }\n  -o { smtpd_tls_mandatory_protocols = >=%s, <=%s }\n' "$1" "$1" "$1" "$1"
}
