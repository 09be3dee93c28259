#pragma once

#include "components/email/protocol/addresslist.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace email {

/// The value of a text header such as Subject, folded, with RFC 2047 encoded words where ASCII does not do.
/// @p column is where the value begins on its line. Line ends are LF.
///
/// GMime is not asked to do this: it makes encoded words longer than the RFC's 75 characters, and it lets
/// text that merely looks like an encoded word pass, so that a device name could smuggle direction controls
/// past our guard.
QByteArray encodeText(const QString &text, int column);

/// The value of an address header: "name <address>" entries, folded, the names quoted or encoded.
QByteArray encodeMailboxes(const QList<Mailbox> &mailboxes, int column);

} // namespace email
