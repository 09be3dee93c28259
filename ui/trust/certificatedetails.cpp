#include "ui/trust/certificatedetails.h"

#include "ui/look/icons.h"
#include "ui/trust/filesaving.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {

QLabel *selectableLabel(const QString &accessibleName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    label->setAccessibleName(accessibleName);
    return label;
}

void setFixedFont(QLabel *label)
{
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    label->setWordWrap(false);
}

int scrolledWidth(const QWidget &content, const QAbstractScrollArea &area)
{
    return content.minimumSizeHint().width() + 2 * area.frameWidth() +
           area.style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, &area) +
           area.style()->pixelMetric(QStyle::PM_ScrollView_ScrollBarSpacing, nullptr, &area);
}

QString fingerprintLines(const QString &sha256)
{
    QString text = groupedFingerprint(sha256);
    // Four groups of eight digits and the blanks between them.
    constexpr int half = 35;
    if (text.size() > half)
        text[half] = QLatin1Char('\n');
    return text;
}

CertificateDetails::CertificateDetails(QWidget *parent)
    : QWidget(parent), m_chainLabel(new QLabel(tr("C&hain"), this)), m_list(new QListWidget(this))
{
    m_list->setAccessibleName(tr("Chain"));
    m_list->setAccessibleDescription(tr("The server's certificate first, then its issuers."));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_chainLabel->setBuddy(m_list);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    addRow(form, tr("Name"), m_subject);
    addRow(form, tr("Issuer"), m_issuer);
    addRow(form, tr("Valid"), m_validity);
    addRow(form, tr("SHA-256"), m_sha256, true);
    addRow(form, tr("Names"), m_names);
    addRow(form, tr("Use"), m_use);
    addRow(form, tr("Key"), m_key);
    addRow(form, tr("Signature"), m_signature);
    addRow(form, tr("Serial number"), m_serial);
    addRow(form, tr("Key SHA-256"), m_spki, true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chainLabel);
    layout->addWidget(m_list);
    layout->addLayout(form);
    layout->addWidget(makeButtons());
    layout->addStretch();
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showCertificate(row);
    });
}

void CertificateDetails::addRow(QFormLayout *form, const QString &label, QLabel *&value, bool fixed)
{
    value = selectableLabel(label, this);
    if (fixed)
        setFixedFont(value);
    auto *caption = new QLabel(label, this);
    caption->setBuddy(value);
    form->addRow(caption, value);
}

QWidget *CertificateDetails::makeButtons()
{
    auto *row = new QWidget(this);
    auto *copy = new QPushButton(icon(QStringLiteral("copy")), tr("&Copy as text"), row);
    copy->setAccessibleName(tr("Copy as text"));
    auto *savePem = new QPushButton(icon(QStringLiteral("export")), tr("&Save PEM…"), row);
    savePem->setAccessibleName(tr("Save PEM"));
    for (QPushButton *button : {copy, savePem})
        button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(copy);
    layout->addWidget(savePem);
    layout->addStretch();
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        Q_EMIT said(tr("Copied."));
    });
    connect(savePem, &QPushButton::clicked, this, &CertificateDetails::save);
    return row;
}

void CertificateDetails::setChain(const QList<CertificateInfo> &chain)
{
    m_chain = chain.isEmpty() ? QList{CertificateInfo()} : chain;
    m_list->clear();
    for (const CertificateInfo &certificate : m_chain) {
        auto *item = new QListWidgetItem(icon(QStringLiteral("certificate")), certificate.name(), m_list);
        item->setToolTip(certificate.subject);
    }
    const bool several = m_chain.size() > 1;
    m_list->setVisible(several);
    m_chainLabel->setVisible(several);
    const int rows = int(std::min<qsizetype>(m_chain.size(), 4));
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height()) +
                           2 * m_list->frameWidth());
    m_list->setCurrentRow(0);
    showCertificate(0);
}

void CertificateDetails::showCertificate(int index)
{
    m_current = index;
    const CertificateInfo &shown = current();
    m_subject->setText(shown.subject);
    m_issuer->setText(shown.selfSigned ? tr("%1 (the same)").arg(shown.issuer) : shown.issuer);
    m_validity->setText(shown.validityText());
    m_validity->setToolTip(tr("%1 to %2 UTC")
                               .arg(shown.notBefore.toUTC().toString(Qt::ISODate),
                                    shown.notAfter.toUTC().toString(Qt::ISODate)));
    m_sha256->setText(groupedFingerprint(shown.sha256));
    m_names->setText(shown.sans.isEmpty() ? tr("none") : shown.sans.join(QStringLiteral(", ")));
    m_use->setText(shown.useText());
    m_key->setText(shown.keyText());
    m_signature->setText(shown.signatureAlgorithm);
    m_serial->setText(shown.serial);
    m_spki->setText(groupedFingerprint(shown.spkiSha256));
}

QString CertificateDetails::text() const
{
    QStringList texts;
    for (const CertificateInfo &certificate : m_chain)
        texts.append(certificate.text());
    return texts.join(QLatin1Char('\n'));
}

void CertificateDetails::save()
{
    saveFileAs(this, current().name() + QStringLiteral(".pem"), current().pem.toLatin1(),
               [this](const QString &result) { Q_EMIT said(result); });
}

} // namespace ui
