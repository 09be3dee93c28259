#pragma once

#include "components/email/protocol/headertext.h"
#include "components/email/protocol/mailaddress.h"

#include <QList>
#include <QString>

#include <optional>

namespace email {

/// An address with the name that people read.
struct Mailbox
{
    HeaderText name;
    MailAddress address;

    /// "Duty Engineer <duty@example.com>", the name quoted where it must be.
    QString toString() const;

    friend bool operator==(const Mailbox &, const Mailbox &) = default;
};

/// Reads "Name <a@b>, c@d; "Doe, Jane" <e@f>"; empty text gives an empty list. One bad entry refuses the
/// whole list:
/// @p why then names it. Addresses that are there twice are kept once.
std::optional<QList<Mailbox>> parseAddressList(const QString &text, QString *why = nullptr);

} // namespace email
