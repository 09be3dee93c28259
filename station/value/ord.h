#pragma once

#include "station/value/result.h"

#include <QString>
#include <QStringList>

namespace station {

/// Names a component or one of its slots: "/Services/EmailService/Outgoing.port", or by handle "h:42.port".
struct Ord
{
    quint32 handle = 0; ///< Not 0 for the handle form.
    QStringList names;  ///< Path below the root, for the path form; empty = the root.
    QString slot;       ///< Empty when a component is meant.

    /// Reads either form; Error::why names the part that is wrong.
    static Result<Ord> parse(const QString &text);
    QString text() const;
};

/// A name is 1 to 128 letters, digits, '_', '-', ' ' of any script, beginning with a letter, digit or '_'.
Result<void> checkName(const QString &name);
/// "useStartTls" → "Use Start Tls".
QString displayNameOf(const QString &name);

} // namespace station
