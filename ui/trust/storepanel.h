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
    /// Shows what the file holds and imports it when a person says so.
    void importFile(const QString &path);

protected:
    void updateButtons() override;

private:
    void view();
    void exportOne();
    void remove();
    void removeNext(QStringList fingerprints, QStringList orphaned);
    /// Asks the station for the selected certificate with all its fields.
    void inspect(std::function<void(const CertificateInfo &)> done);

    StationLink &m_link;
    const QString m_store;
    CertificateModel *m_model = nullptr;
    QPushButton *m_view = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace ui
