// JavaMail: composes and sends alarm mails, one transport kept or one for each message. Settings as bench/sending gives them.
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import javax.mail.Message;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

public class JavaMailSender {
    private static final String user = setting("USER");
    private static final boolean keep = setting("MODE").equals("keep");
    private static String text;
    private static Session session;
    private static int number;

    private static String setting(String name) {
        return System.getenv("BENCH_" + name);
    }

    private static double processorSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private static SSLContext trusting(String file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Session makeSession() throws Exception {
        Properties p = new Properties();
        p.put("mail.smtp.host", "localhost");
        p.put("mail.smtp.port", setting("PORT"));
        p.put("mail.smtp.localhost", "client.example.test");
        p.put("mail.smtp.ssl.socketFactory", trusting(setting("CA")).getSocketFactory());
        p.put("mail.smtp.ssl.checkserveridentity", "true");
        if (setting("TLS").equals("tls")) {
            p.put("mail.smtp.ssl.enable", "true");
        } else {
            p.put("mail.smtp.starttls.enable", "true");
            p.put("mail.smtp.starttls.required", "true");
        }
        if (!user.isEmpty())
            p.put("mail.smtp.auth", "true");
        return Session.getInstance(p);
    }

    private static Transport connect() throws Exception {
        Transport transport = session.getTransport("smtp");
        if (user.isEmpty())
            transport.connect();
        else
            transport.connect(user, setting("PASSWORD"));
        return transport;
    }

    private static void sendOne(Transport transport) throws Exception {
        String n = String.valueOf(++number);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(setting("FROM")));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(setting("TO")));
        message.setSubject("Alarm " + n + ": Zulufttemperatur zu hoch (34,7 °C)", "UTF-8");
        message.setText(text.replace("@N@", n), "UTF-8");
        message.setSentDate(new Date());
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
    }

    private static void send(int count, Transport kept) throws Exception {
        for (int i = 0; i < count; i++) {
            if (keep) {
                sendOne(kept);
                continue;
            }
            Transport transport = connect();
            sendOne(transport);
            transport.close();
        }
    }

    public static void main(String[] args) throws Exception {
        text = Files.readString(Path.of(setting("TEXT")), StandardCharsets.UTF_8);
        session = makeSession();
        int count = Integer.parseInt(setting("COUNT"));
        Transport kept = keep ? connect() : null;
        send(Integer.parseInt(setting("WARMUP")), kept);
        double cpu = processorSeconds();
        long began = System.nanoTime();
        send(count, kept);
        System.out.printf(Locale.ROOT, "{\"count\": %d, \"seconds\": %f, \"cpu\": %f}%n", count,
                (System.nanoTime() - began) / 1e9, processorSeconds() - cpu);
        if (kept != null)
            kept.close();
    }
}
