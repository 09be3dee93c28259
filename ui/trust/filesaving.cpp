#include "ui/trust/filesaving.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QRegularExpression>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Certificates", text);
}

/// What is in a certificate's name may be anything; a file's name is letters, digits and a few marks.
QString harmlessName(QString name)
{
    static const QRegularExpression others(QStringLiteral("[^\\w.@-]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    name.replace(others, QStringLiteral("_"));
    while (name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    return name.right(100);
}

} // namespace

void saveFileAs(QWidget *parent, const QString &name, const QByteArray &content,
                std::function<void(const QString &)> said)
{
    auto *dialog =
        new QFileDialog(parent, tr("Save certificate"), {}, tr("Certificates (*.pem);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(harmlessName(name));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [content, said](const QString &path) {
        QFile file(path);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush();
        said(written ? tr("Saved as %1.").arg(path)
                     : tr("%1 was not saved: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

void chooseCertificateFile(QWidget *parent, std::function<void(const QString &path)> chosen)
{
    auto *dialog =
        new QFileDialog(parent, tr("Import certificates"), {},
                        tr("Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.crl);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace ui
