package dev.tandem.platform.testing;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Lets REST-assured compile each path of a JSON document once. By itself it compiles a Groovy script whenever a test
 * reads a value, several thousand in a run, each of which asks the class path for dozens of classes that do not exist.
 */
final class CompiledPaths extends DelegatingMetaClass {

    private static final Map<String, Class<? extends Script>> SCRIPTS = new ConcurrentHashMap<>();

    private CompiledPaths(MetaClass original) {
        super(original);
    }

    /** Takes effect in the class loader of this class; repeating it changes nothing. */
    static synchronized void install() {
        MetaClass current = GroovySystem.getMetaClassRegistry().getMetaClass(GroovyShell.class);
        if (!(current instanceof CompiledPaths)) {
            MetaClass compiling = new CompiledPaths(current);
            compiling.initialize();
            GroovySystem.getMetaClassRegistry().setMetaClass(GroovyShell.class, compiling);
        }
    }

    /** How many paths were compiled. */
    static int count() {
        return SCRIPTS.size();
    }

    @Override
    public Object invokeMethod(Object object, String method, Object[] arguments) {
        if (object instanceof GroovyShell shell
                && method.equals("evaluate")
                && arguments.length == 1
                && arguments[0] instanceof String path) {
            Class<? extends Script> script = SCRIPTS.computeIfAbsent(path, CompiledPaths::compile);
            return InvokerHelper.createScript(script, shell.getContext()).run();
        }
        return super.invokeMethod(object, method, arguments);
    }

    private static Class<? extends Script> compile(String path) {
        // A shell of its own for each: the same name of the class as REST-assured's shells give, which its errors tell.
        return new GroovyShell().parse(path).getClass();
    }
}
