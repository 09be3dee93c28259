#include "ui/trust/certificatemodel.h"

#include "ui/look/icons.h"

namespace ui {

void CertificateModel::setCertificates(const QList<CertificateInfo> &certificates)
{
    const auto contains = [](const QList<CertificateInfo> &list, const CertificateInfo &one) {
        return std::any_of(list.begin(), list.end(),
                           [&one](const CertificateInfo &other) { return other.sha256 == one.sha256; });
    };
    if (m_certificates.isEmpty()) {
        // Hundreds of system certificates come at once; there is no selection to keep.
        beginResetModel();
        m_certificates = certificates;
        return endResetModel();
    }
    for (int row = int(m_certificates.size()) - 1; row >= 0; --row) {
        if (contains(certificates, m_certificates[row]))
            continue;
        beginRemoveRows({}, row, row);
        m_certificates.removeAt(row);
        endRemoveRows();
    }
    for (const CertificateInfo &certificate : certificates) {
        if (contains(m_certificates, certificate))
            continue;
        const int row = int(m_certificates.size());
        beginInsertRows({}, row, row);
        m_certificates.append(certificate);
        endInsertRows();
    }
}

int CertificateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_certificates.size());
}

int CertificateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CertificateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CertificateInfo &row = m_certificates[index.row()];
    const bool over = row.daysLeft < 0;
    if (role == Qt::DisplayRole) {
        const QVariant texts[ColumnCount] = {row.name(),
                                             row.issuerText(),
                                             row.subject,
                                             dateText(row.notBefore),
                                             dateText(row.notAfter),
                                             row.keyAlgorithm,
                                             row.keySize,
                                             row.signatureAlgorithm,
                                             row.signatureSize,
                                             row.daysLeftText(),
                                             row.selfSigned ? tr("yes") : tr("no")};
        return texts[index.column()];
    }
    if (role == SortRole) {
        switch (index.column()) {
        case NotBefore:
            return row.notBefore;
        case NotAfter:
            return row.notAfter;
        case Valid:
            return row.daysLeft;
        default:
            return data(index, Qt::DisplayRole);
        }
    }
    if (role == Qt::DecorationRole && index.column() == Alias)
        return icon(QStringLiteral("certificate"));
    if (role == Qt::DecorationRole && index.column() == Valid)
        return over ? icon(QStringLiteral("warning")) : QVariant();
    if (role == Qt::ToolTipRole)
        return QStringLiteral("%1\n%2").arg(row.subject, groupedFingerprint(row.sha256));
    if (role == Qt::TextAlignmentRole && (index.column() == KeySize || index.column() == SignatureSize))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant CertificateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {tr("Alias"),      tr("Issued by"),  tr("Subject"),
                                         tr("Not before"), tr("Not after"),  tr("Key algorithm"),
                                         tr("Key size"),   tr("Signature"),  tr("Signature size"),
                                         tr("Valid"),      tr("Self-signed")};
    return titles[section];
}

} // namespace ui
