# The laboratory's private CA and the certificates of servers and client; expects DIR and lib.sh. Sourced, not run.

make_pki() {
    mkdir -p "$DIR/pki/issued" && cd "$DIR/pki" && : >index && echo 1000 >serial || return 1
    cat >ca.cnf <<CNF
[ca]
default_ca = lab
[lab]
dir = .
database = index
serial = serial
new_certs_dir = issued
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = subject
prompt = no
[subject]
CN = replaced
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:localhost,DNS:$HOST,IP:127.0.0.1,IP:::1
[otherserver]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:other.example.net
[selfsigned]
basicConstraints = critical,CA:TRUE
subjectKeyIdentifier = hash
subjectAltName = DNS:localhost,DNS:$HOST,IP:127.0.0.1,IP:::1
[person]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
CNF
    root "Lab Root" root root 3650
    issue issuing "Lab Issuing CA" root issuing "-1 day" "+9 years"
    issue main "$HOST" issuing server "-1 day" "+1 year"
    issue expired "$HOST" issuing server "-90 days" "-2 days"
    issue notyet "$HOST" issuing server "+30 days" "+1 year"
    issue wronghost other.example.net issuing otherserver "-1 day" "+1 year"
    issue client client issuing person "-1 day" "+1 year"
    root "$HOST" selfsigned selfsigned 365
    cp main.crt nochain.crt && cp main.key nochain.key
    local name
    for name in main expired notyet wronghost client; do cat $name.key $name.crt issuing.crt >$name.pem; done
    for name in selfsigned nochain; do cat $name.key $name.crt >$name.pem; done
    for name in clientcert tls12 tls10; do
        cp main.crt $name.crt && cp main.key $name.key && cp main.pem $name.pem
    done
    cp root.crt ca.pem && openssl verify -CAfile ca.pem -untrusted issuing.crt main.crt
}
new_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"; }
root() { # subject name extensions days
    new_key "$2" && openssl req -new -x509 -config ca.cnf -key "$2.key" -subj "/CN=$1" -days "$4" -extensions "$3" -out "$2.crt"
}
issue() { # name subject issuer extensions from until
    new_key "$1" && openssl req -new -config ca.cnf -key "$1.key" -subj "/CN=$2" -out "$1.csr" &&
        openssl ca -batch -notext -config ca.cnf -in "$1.csr" -out "$1.crt" -cert "$3.crt" -keyfile "$3.key" \
            -extfile ca.cnf -extensions "$4" -startdate "$(stamp "$5")" -enddate "$(stamp "$6")"
}
stamp() { date -u -d "$1" +%Y%m%d%H%M%SZ; }
