#pragma once

#include <QByteArray>

namespace email {

/// A whole message's own header, up to the empty line and with it: not more than 64 KiB of it, so that a long
/// message costs no more than a short one. What a bounce or a reply quotes is not in it.
QByteArray ownHeader(const QByteArray &message);

} // namespace email
