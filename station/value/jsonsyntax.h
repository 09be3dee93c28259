#pragma once

#include <QByteArrayView>

namespace station {

/// Where @p text stops being JSON that Qt reads (RFC 8259, nested up to 1,024 deep): the offset, or -1 when
/// all of it is. Builds nothing: QJsonDocument would take several times the text's size to tell the same.
qsizetype errorInJson(QByteArrayView text);

} // namespace station
