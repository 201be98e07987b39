package io.weft.local.cassandra;

/** How a node logs: into one file of bounded size, beside one that was full. */
final class LogbackXml {

    private LogbackXml() {}

    static String of(NodeSettings node) {
        String log = escaped(new NodeLog(node.directory()).file().toString());
        return """
                <configuration scan="false">
                  <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
                  <appender name="FILE" class="ch.qos.logback.core.rolling.RollingFileAppender">
                    <file>%s</file>
                    <rollingPolicy class="ch.qos.logback.core.rolling.FixedWindowRollingPolicy">
                      <fileNamePattern>%s.%%i</fileNamePattern>
                      <minIndex>1</minIndex>
                      <maxIndex>1</maxIndex>
                    </rollingPolicy>
                    <triggeringPolicy class="ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy">
                      <maxFileSize>20MB</maxFileSize>
                    </triggeringPolicy>
                    <encoder><pattern>%%d{HH:mm:ss.SSS} %%-5level %%logger{0} %%msg%%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="FILE"/></root>
                </configuration>
                """.formatted(log, log);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
