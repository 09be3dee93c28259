#pragma once

#include "ui/trust/trustpanel.h"

namespace ui {

class CertificateModel;
struct CertificateInfo;
class StationLink;

/// The tab of a trust store: System can be looked at and exported; User takes imports, by dialog and by
/// dropping files, and lets go again.
class StorePanel final : public TrustPanel
{
    Q_OBJECT
public:
    /// @p store is "system" or "user", as trust.list calls it.
    StorePanel(StationLink &link, const QString &store, QWidget *parent = nullptr);

    void refresh() override;
    /// Shows what each file holds, one after another, and imports it when a person says so.
    void importFiles(const QStringList &paths);

protected:
    void updateButtons() override;

private:
    void view();
    void exportOne();
    void importNext();
    void remove();
    void removeNext(QStringList fingerprints, QStringList orphaned);
    /// Asks the station for the selected certificate with all its fields.
    void inspect(std::function<void(const CertificateInfo &)> done);

    StationLink &m_link;
    const QString m_store;
    CertificateModel *m_model = nullptr;
    bool m_importing = false;
    QStringList m_toImport;
    QStringList m_importSaid; ///< What came of the files that were imported together.
    QPushButton *m_view = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace ui
