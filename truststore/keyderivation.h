#pragma once

#include <QByteArray>

namespace trust {

/// How many rounds of key derivation it takes to open a PKCS#12 file or an encrypted private key (PKCS#8),
/// both DER, over all parts that can be seen before it is opened: whoever made the file chose them, and
/// nothing else can be done meanwhile. 0 for anything else.
qint64 derivationRounds(const QByteArray &der);

} // namespace trust
