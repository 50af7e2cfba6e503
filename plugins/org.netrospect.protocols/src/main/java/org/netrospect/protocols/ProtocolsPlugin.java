package org.netrospect.protocols;

import java.util.List;
import org.netrospect.core.protocol.AnalysisPlugin;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.protocols.bacnet.BacnetProtocol;
import org.netrospect.protocols.bittorrent.BittorrentProtocol;
import org.netrospect.protocols.bittorrent.DhtProtocol;
import org.netrospect.protocols.bittorrent.UtpProtocol;
import org.netrospect.protocols.dcerpc.DceRpcProtocol;
import org.netrospect.protocols.dhcp.Dhcp6Protocol;
import org.netrospect.protocols.dhcp.DhcpProtocol;
import org.netrospect.protocols.discovery.SsdpProtocol;
import org.netrospect.protocols.discovery.WsDiscoveryProtocol;
import org.netrospect.protocols.dnp3.Dnp3Protocol;
import org.netrospect.protocols.dns.DnsProtocol;
import org.netrospect.protocols.enip.CipIoProtocol;
import org.netrospect.protocols.enip.EnipProtocol;
import org.netrospect.protocols.ftp.FtpProtocol;
import org.netrospect.protocols.http.HttpProtocol;
import org.netrospect.protocols.http2.Http2Protocol;
import org.netrospect.protocols.http3.Http3Session;
import org.netrospect.protocols.iec104.Iec104Protocol;
import org.netrospect.protocols.ipsec.EspProtocol;
import org.netrospect.protocols.ipsec.IkeProtocol;
import org.netrospect.protocols.irc.IrcProtocol;
import org.netrospect.protocols.kerberos.KerberosProtocol;
import org.netrospect.protocols.ldap.LdapProtocol;
import org.netrospect.protocols.link.CdpProtocol;
import org.netrospect.protocols.link.LldpProtocol;
import org.netrospect.protocols.link.StpProtocol;
import org.netrospect.protocols.mail.ImapProtocol;
import org.netrospect.protocols.mail.Pop3Protocol;
import org.netrospect.protocols.mail.SmtpProtocol;
import org.netrospect.protocols.memcached.MemcachedProtocol;
import org.netrospect.protocols.modbus.ModbusProtocol;
import org.netrospect.protocols.mongodb.MongodbProtocol;
import org.netrospect.protocols.mqtt.MqttProtocol;
import org.netrospect.protocols.mysql.MysqlProtocol;
import org.netrospect.protocols.neighbour.ArpProtocol;
import org.netrospect.protocols.neighbour.IcmpProtocol;
import org.netrospect.protocols.netbios.NetbiosDatagramProtocol;
import org.netrospect.protocols.nfs.OncRpcProtocol;
import org.netrospect.protocols.openvpn.OpenvpnProtocol;
import org.netrospect.protocols.postgresql.PostgresqlProtocol;
import org.netrospect.protocols.proxy.ProxyHeaderProtocol;
import org.netrospect.protocols.quic.GoogleQuicProtocol;
import org.netrospect.protocols.quic.QuicProtocol;
import org.netrospect.protocols.radius.RadiusProtocol;
import org.netrospect.protocols.rdp.RdpProtocol;
import org.netrospect.protocols.redis.RedisProtocol;
import org.netrospect.protocols.rfb.RfbProtocol;
import org.netrospect.protocols.rtp.RtpProtocol;
import org.netrospect.protocols.rtsp.RtspProtocol;
import org.netrospect.protocols.s7.S7Protocol;
import org.netrospect.protocols.sip.SipProtocol;
import org.netrospect.protocols.smb.SmbProtocol;
import org.netrospect.protocols.snmp.SnmpProtocol;
import org.netrospect.protocols.socks.SocksProtocol;
import org.netrospect.protocols.ssh.SshProtocol;
import org.netrospect.protocols.stun.StunProtocol;
import org.netrospect.protocols.syslog.SyslogProtocol;
import org.netrospect.protocols.tds.TdsProtocol;
import org.netrospect.protocols.terminal.RloginProtocol;
import org.netrospect.protocols.terminal.TelnetProtocol;
import org.netrospect.protocols.tftp.TftpProtocol;
import org.netrospect.protocols.tls.DtlsProtocol;
import org.netrospect.protocols.tls.TlsProtocol;
import org.netrospect.protocols.wireguard.WireguardProtocol;

/** The application protocols that Netrospect reads, in the order in which they are asked. */
public final class ProtocolsPlugin implements AnalysisPlugin {
    private static final List<Protocol> PROTOCOLS = List.of(
            // text
            new SipProtocol(), new RtspProtocol(),
            new Http2Protocol(), new HttpProtocol(Http2Protocol::upgraded),
            new RedisProtocol(), new MemcachedProtocol(),
            new SmtpProtocol(), new Pop3Protocol(), new ImapProtocol(),
            new SshProtocol(),
            new IrcProtocol(), new RdpProtocol(), new RfbProtocol(),
            new FtpProtocol(), new TelnetProtocol(), new RloginProtocol(), new SocksProtocol(),
            new ProxyHeaderProtocol(),
            new TftpProtocol(), new SyslogProtocol(), new SsdpProtocol(), new WsDiscoveryProtocol(),
            // binary
            new MqttProtocol(), new ModbusProtocol(), new Dnp3Protocol(), new S7Protocol(),
            new EnipProtocol(), new CipIoProtocol(), new BacnetProtocol(), new Iec104Protocol(),
            new TlsProtocol(), new DtlsProtocol(),
            new QuicProtocol(Http3Session::new), new GoogleQuicProtocol(),
            new SmbProtocol(),
            new KerberosProtocol(), new LdapProtocol(), new DceRpcProtocol(), new OncRpcProtocol(),
            new MysqlProtocol(), new PostgresqlProtocol(), new TdsProtocol(), new MongodbProtocol(),
            new DnsProtocol(),
            new DhcpProtocol(), new Dhcp6Protocol(), new SnmpProtocol(), new RadiusProtocol(), new StunProtocol(),
            new NetbiosDatagramProtocol(),
            new NtpProtocol(),
            new IkeProtocol(), new WireguardProtocol(), new OpenvpnProtocol(),
            new BittorrentProtocol(), new DhtProtocol(), new UtpProtocol(),
            new RtpProtocol(),
            // below transports
            new EspProtocol(), new ArpProtocol(), new IcmpProtocol(),
            new LldpProtocol(), new CdpProtocol(), new StpProtocol());

    @Override
    public List<Protocol> protocols() {
        return PROTOCOLS;
    }
}
