#pragma once

#include <QByteArray>

namespace email {

/// A message as it may go over the wire: every line ends in CR LF and has at most 998 bytes.
struct MessageText
{
    enum class Problem { None, Nul, LineTooLong };

    QByteArray canonical;
    bool eightBit = false;
    Problem problem = Problem::None;

    /// A lone LF or CR becomes CR LF. Sent raw it is a line end for some servers and none for others, and a
    /// dot between two of them would end the message early and smuggle in the rest as commands.
    static MessageText from(const QByteArray &message);
};

/// Doubles every dot that begins a line (RFC 5321 §4.5.2); for SmtpDialogue::sayBody() only.
QByteArray dotStuffed(const QByteArray &canonical);

} // namespace email
