#include "ui/sheet/editors/certificateeditor.h"

#include "ui/sheet/editors/longtextdialog.h"
#include "ui/trust/certificateinfo.h"
#include "ui/trust/certificateviewer.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSslCertificate>
#include <QToolButton>

namespace ui {

CertificateEditor::CertificateEditor(const SlotDescription &slot, const EditorContext &context,
                                     QWidget *parent)
    : ValueEditor(slot, parent), m_link(context.link), m_summary(new QLabel(this))
{
    auto *more = new QToolButton(this);
    more->setText(QStringLiteral("…"));
    more->setToolTip(slot.writable ? tr("Show or replace the certificate") : tr("Show the certificate"));
    more->setAutoRaise(true);
    connect(more, &QToolButton::clicked, this, &CertificateEditor::open);
    addPart(m_summary, 1);
    addPart(more);
    addField(more);
}

QString CertificateEditor::summary(const QString &pem)
{
    if (pem.isEmpty())
        return tr("none");
    const QList<QSslCertificate> chain = QSslCertificate::fromData(pem.toUtf8(), QSsl::Pem);
    if (chain.isEmpty())
        return tr("not a certificate");
    const QSslCertificate &leaf = chain.constFirst();
    const QStringList names = leaf.subjectInfo(QSslCertificate::CommonName);
    return tr("%1, until %2").arg(names.value(0, leaf.subjectDisplayName()), dateText(leaf.expiryDate()));
}

void CertificateEditor::setPem(const QString &pem)
{
    m_pem = pem;
    m_summary->setText(summary(pem));
}

void CertificateEditor::setValue(const QJsonValue &value)
{
    setPem(value.toString());
    setUntouched();
}

ValueEditor::Entry CertificateEditor::entry() const
{
    return checked(m_pem, m_pem);
}

void CertificateEditor::open()
{
    const bool writable = slot().writable;
    if (m_pem.isEmpty() || !m_link) {
        if (writable)
            replace(summary(m_pem));
        return;
    }
    CertificateViewer::openContent(
        *m_link, m_pem.toUtf8(), slot().displayName, this,
        [this, writable](const QString &why) { writable ? replace(why) : m_summary->setText(why); },
        [this, writable](CertificateViewer &viewer) {
            if (!writable)
                return;
            QPushButton *other = viewer.addAction(tr("Replace…"));
            other->setObjectName(QStringLiteral("replace"));
            connect(&viewer, &QDialog::accepted, this, [this] { replace(summary(m_pem)); });
        });
}

void CertificateEditor::replace(const QString &hint)
{
    auto *dialog = new LongTextDialog(slot(), m_pem, this);
    dialog->addHint(hint);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setPem(dialog->text().trimmed());
        touch();
        Q_EMIT finished(Stay);
    });
    dialog->open();
}

} // namespace ui
