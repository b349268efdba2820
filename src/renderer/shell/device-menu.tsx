/** The one place to choose what one talks to. */
import './device-menu.css';
import { DropdownMenu } from 'radix-ui';
import { useStore } from 'zustand';
import { selectedDevice } from '../device/device-store.ts';
import { texts } from '../texts.ts';
import { ActivityDot } from './activity-dot.tsx';
import { Icon } from './icon.tsx';
import { useStudio } from './studio-context.tsx';

export function DeviceMenu() {
  const { device, deviceActions } = useStudio();
  const devices = useStore(device, (state) => state.devices);
  const activity = useStore(device, (state) => state.status?.activity ?? 'lost');
  const selected = useStore(device, selectedDevice);
  const label = selected?.label ?? texts.toolbar.noDevice;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="device-menu-button" aria-label={texts.toolbar.device(label)}>
        <ActivityDot activity={activity} />
        <span>{label}</span>
        <Icon name="chevron-down" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          <DropdownMenu.Label className="menu-label">{texts.toolbar.chooseDevice}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={selected?.id ?? ''} onValueChange={(id) => void deviceActions.select(id)}>
            {devices.map(({ id, label, kind }) => (
              <DropdownMenu.RadioItem key={id} value={id} className="menu-item">
                <span className="menu-item-mark">
                  <DropdownMenu.ItemIndicator>
                    <Icon name="check" />
                  </DropdownMenu.ItemIndicator>
                </span>
                {label}
                <span className="menu-item-note">{texts.device.kinds[kind]}</span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
