#include "ui/trust/certificateimport.h"

#include "ui/link/stationlink.h"
#include "ui/trust/certificatedetails.h"
#include "ui/trust/certificateviewer.h"
#include "ui/trust/filesaving.h"
#include "ui/trust/fingerprintcheck.h"

#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QWidget>

namespace ui {

namespace {

/// As Base64 it must fit into one request of the session.
constexpr qint64 maxBytes = 700 * 1024;

} // namespace

CertificateImport::CertificateImport(StationLink &link, QWidget *parent) : QObject(parent), m_link(link) {}

QWidget *CertificateImport::window() const
{
    return qobject_cast<QWidget *>(parent());
}

void CertificateImport::finish(const QString &text)
{
    if (!text.isEmpty())
        Q_EMIT said(text);
    deleteLater();
    Q_EMIT finished();
}

void CertificateImport::startFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return finish(tr("%1 cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > maxBytes)
        return finish(tr("%1 is too large for a file of certificates.").arg(path));
    start(file.readAll(), QFileInfo(path).fileName());
}

void CertificateImport::startSent(const CertificateInfo &issuer)
{
    m_expected = issuer.sha256;
    start(issuer.pem.toLatin1(), issuer.name());
}

void CertificateImport::start(const QByteArray &content, const QString &source)
{
    m_content = content;
    m_source = source;
    m_link.call(QStringLiteral("trust.inspect"),
                {{QStringLiteral("content"), QString::fromLatin1(content.toBase64())},
                 {QStringLiteral("source"), source}},
                this, [this](const client::Reply &reply) {
                    if (!reply.ok())
                        return finish(reply.errors.first().text());
                    review(reply.value.toObject());
                });
}

void CertificateImport::review(const QJsonObject &found)
{
    const QList<CertificateInfo> certificates =
        certificatesFrom(found.value(QStringLiteral("certificates")).toArray());
    const int lists = found.value(QStringLiteral("revocationLists")).toInt();
    auto *viewer = new CertificateViewer(tr("Import %1").arg(m_source), certificates, window());
    QStringList sentences;
    if (!certificates.isEmpty())
        sentences.append(
            tr("The station will believe every server that these issuers vouch for. Compare each "
               "fingerprint with the one that its owner gave you."));
    if (lists > 0)
        sentences.append(tr("Revocation lists that will be enforced: %n", nullptr, lists));
    for (const QJsonValue &damaged : found.value(QStringLiteral("damaged")).toArray())
        sentences.append(tr("Left out: %1").arg(damaged.toString()));
    viewer->setIntroduction(sentences.join(QLatin1Char('\n')));
    viewer->details().setVisible(!certificates.isEmpty());
    if (m_link.isAdmin()) {
        QPushButton *button = viewer->addAction(tr("&Import into User trust store"));
        button->setObjectName(QStringLiteral("import"));
        connect(viewer, &QDialog::accepted, this, &CertificateImport::import);
        if (!m_expected.isEmpty())
            askForFingerprint(*viewer, *button);
    }
    connect(viewer, &QDialog::rejected, this, [this] { finish({}); });
    viewer->open();
}

void CertificateImport::askForFingerprint(CertificateViewer &viewer, QPushButton &button)
{
    viewer.setIntroduction(
        tr("The server that is not believed sent this issuer itself, which proves nothing. Paste the "
           "fingerprint that the issuer's owner gave you: the station will believe every server that this "
           "issuer vouches for."));
    auto *check = new FingerprintCheck(&viewer);
    check->setExpected(m_expected);
    viewer.addAbove(check);
    const auto follow = [check, &button] { button.setEnabled(check->result() == FingerprintCheck::Matches); };
    connect(check, &FingerprintCheck::changed, &button, follow);
    follow();
}

void CertificateImport::import()
{
    m_link.call(
        QStringLiteral("trust.import"),
        {{QStringLiteral("content"), QString::fromLatin1(m_content.toBase64())},
         {QStringLiteral("source"), m_source}},
        this, [this](const client::Reply &reply) {
            if (!reply.ok())
                return finish(reply.errors.first().text());
            QStringList parts;
            for (const QJsonValue &added : reply.value[QStringLiteral("added")].toArray())
                parts.append(tr("Imported %1.").arg(CertificateInfo::fromJson(added.toObject()).name()));
            for (const QJsonValue &known : reply.value[QStringLiteral("known")].toArray())
                parts.append(
                    tr("%1 was there already.").arg(CertificateInfo::fromJson(known.toObject()).name()));
            if (const int lists = reply.value[QStringLiteral("revocationLists")].toInt(); lists > 0)
                parts.append(tr("Revocation lists imported: %n.", nullptr, lists));
            for (const QJsonValue &refused : reply.value[QStringLiteral("refused")].toArray())
                parts.append(tr("Refused: %1.").arg(refused.toString()));
            Q_EMIT said(parts.join(QLatin1Char(' ')));
            offerDeletion(reply.value[QStringLiteral("needless")].toArray());
        });
}

void CertificateImport::offerDeletion(const QJsonArray &needless)
{
    if (needless.isEmpty()) {
        Q_EMIT imported();
        return finish({});
    }
    QStringList hosts;
    for (const QJsonValue &value : needless)
        hosts.append(HostEntry::fromJson(value.toObject()).hostAndPort());
    auto *box = new QMessageBox(QMessageBox::Information, tr("Approvals that are not needed any more"),
                                tr("These servers are believed without their approval now:"),
                                QMessageBox::NoButton, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(hosts.join(QLatin1Char('\n')));
    QPushButton *remove = box->addButton(tr("&Delete the approvals"), QMessageBox::AcceptRole);
    remove->setObjectName(QStringLiteral("deleteNeedless"));
    QPushButton *keep = box->addButton(tr("&Keep them"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(box, &QMessageBox::finished, this, [this, box, remove, needless] {
        if (box->clickedButton() == remove) {
            for (const QJsonValue &host : needless)
                m_link.call(QStringLiteral("hosts.delete"), host.toObject(), parent(),
                            [](const client::Reply &) {});
        }
        Q_EMIT imported();
        finish({});
    });
    box->open();
}

void startIssuerImport(StationLink &link, const HostEntry &entry, QWidget *parent,
                       std::function<void(CertificateImport &)> prepare)
{
    const auto make = [&link, parent, prepare = std::move(prepare)] {
        auto *import = new CertificateImport(link, parent);
        prepare(*import);
        return import;
    };
    // A self-signed server has no issuer to send.
    const CertificateInfo sent = entry.chain.isEmpty() ? CertificateInfo() : entry.chain.last();
    if (entry.chain.size() > 1 && sent.isCa)
        return make()->startSent(sent);
    chooseCertificateFile(parent, [make](const QString &path) { make()->startFile(path); });
}

} // namespace ui
