#include "client/inputfile.h"

#include <QCoreApplication>
#include <QFile>

namespace client {

station::Result<QByteArray> readInputFile(const QString &path, qint64 most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return station::Error{path, file.errorString(), {}};
    const QByteArray content = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return station::Error{path, file.errorString(), {}};
    if (content.size() > most)
        return station::Error{
            path,
            QCoreApplication::translate("CommandLine", "is larger than the %1 KiB that are taken here")
                .arg(most / 1024),
            {}};
    return content;
}

} // namespace client
