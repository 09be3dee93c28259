#pragma once

#include "components/email/message/message.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace email {

/// A draft after the guard: nothing in it can break a line or a parameter. Only compose() makes one.
struct CleanMail
{
    QList<std::pair<QByteArray, QByteArray>> headers; ///< Name and folded, encoded value, in order.
    QString text;
    QString html;
    QList<Attachment> attachments;
    QByteArray boundarySeed; ///< The same for every attempt.
};

/// The message: alternative text and HTML, in front of the attachments. Empty when GMime failed.
QByteArray mimeBytes(const CleanMail &mail);

} // namespace email
